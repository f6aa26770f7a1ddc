using Fluxa.Testing;
using Fluxa.Testing.Fixtures;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class JobConsumerTests(EmulatorFixture emulator)
{
    [Fact]
    public async Task Runs_a_job_that_MassTransits_job_sagas_schedule()
    {
        var done = new Signal("the job has run");
        await using var bus = await TestBus.StartAsync(
            emulator,
            (context, cfg) =>
            {
                cfg.UseDelayedMessageScheduler();
                cfg.ConfigureEndpoints(context);
            },
            registration =>
            {
                registration.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(EmulatorFixture.UniqueName("j"), false));
                registration.AddDelayedMessageScheduler();
                registration.AddJobSagaStateMachines();
                registration.SetInMemorySagaRepositoryProvider();
                registration.AddConsumer<ReportConsumer>();
            },
            also: services => services.AddSingleton(done));
        using var scope = bus.Services.CreateScope();

        await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().SubmitJob(new MakeReport("1"), TestContext.Current.CancellationToken);

        await done.WaitAsync();
    }

    public sealed record MakeReport(string Id);

    public sealed class ReportConsumer(Signal done) : IJobConsumer<MakeReport>
    {
        public Task Run(JobContext<MakeReport> context)
        {
            done.Set();
            return Task.CompletedTask;
        }
    }
}
