using Fluxa.Testing.Fixtures;
using Fluxa.Testing;
using Fluxa.Transport.AmazonSqs.Tests.Buses;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Fluxa.Transport.AmazonSqs.Tests.DropIn;

public sealed class SagaTests(EmulatorFixture emulator)
{
    private readonly string _queue = EmulatorFixture.UniqueName("saga");

    [Fact]
    public async Task Takes_a_state_machine_through_its_states_and_a_timeout_of_its_own()
    {
        var done = new Signal("the delivery is closed");
        await using var bus = await TestBus.StartAsync(
            emulator,
            (context, cfg) =>
            {
                cfg.UseDelayedMessageScheduler();
                cfg.ReceiveEndpoint(_queue, endpoint => endpoint.ConfigureSaga<Delivery>(context));
            },
            registration =>
            {
                registration.AddDelayedMessageScheduler();
                registration.AddSagaStateMachine<DeliveryStateMachine, Delivery>().InMemoryRepository();
            },
            also: services => services.AddSingleton(done));
        var id = Guid.CreateVersion7();

        await bus.SendAsync(_queue, new DeliveryStarted(id));

        await done.WaitAsync();
        await bus.BecomesEmptyAsync(_queue);
    }

    public sealed record DeliveryStarted(Guid CorrelationId) : CorrelatedBy<Guid>;

    public sealed record DeliveryOverdue(Guid CorrelationId) : CorrelatedBy<Guid>;

    public sealed class Delivery : SagaStateMachineInstance
    {
        public Guid CorrelationId { get; set; }

        public string CurrentState { get; set; } = "";

        public Guid? TimeoutToken { get; set; }
    }

    public sealed class DeliveryStateMachine : MassTransitStateMachine<Delivery>
    {
        public DeliveryStateMachine(Signal done)
        {
            InstanceState(delivery => delivery.CurrentState);
            Schedule(() => Timeout, delivery => delivery.TimeoutToken, schedule => schedule.Delay = TimeSpan.FromSeconds(1));
            Initially(When(Started).Schedule(Timeout, context => new DeliveryOverdue(context.Saga.CorrelationId)).TransitionTo(UnderWay));
            During(UnderWay, When(Timeout.Received).Then(_ => done.Set()).Finalize());
            SetCompletedWhenFinalized();
        }

        public State UnderWay { get; private set; } = null!;

        public Event<DeliveryStarted> Started { get; private set; } = null!;

        public Schedule<Delivery, DeliveryOverdue> Timeout { get; private set; } = null!;
    }
}
