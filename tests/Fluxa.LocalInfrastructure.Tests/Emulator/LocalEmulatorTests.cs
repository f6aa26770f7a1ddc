using System.Net;
using System.Net.NetworkInformation;
using Fluxa.LocalInfrastructure.Emulator;

namespace Fluxa.LocalInfrastructure.Tests.Emulator;

public sealed class LocalEmulatorTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listens_on_loopback_only()
    {
        await using var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions(), CancellationToken);

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == emulator.Port);

        Assert.Equal([IPAddress.Loopback], listeners.Select(listener => listener.Address));
    }

    [Fact]
    public async Task Counts_what_it_is_asked_by_operation()
    {
        await using var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions(), CancellationToken);
        using var aws = new EmulatorClient(emulator.ServiceUrl);
        await aws.CreateQueueAsync("counted");
        await aws.SendAsync("counted", "a message");
        await aws.PutObjectAsync("bucket", "key", "an object");

        var requests = await emulator.CountRequestsAsync(CancellationToken);

        Assert.Equal((1, 1, 1, 2), (requests["CreateQueue"], requests["GetQueueUrl"], requests["SendMessage"], requests["S3"]));
    }

    [Fact]
    public async Task Keeps_messages_and_objects_when_it_is_killed()
    {
        using var folder = new DataFolder();
        var options = new LocalEmulatorOptions { DataFolder = folder.Path };
        await using var emulator = await LocalEmulator.StartAsync(options, CancellationToken);
        using var aws = new EmulatorClient(emulator.ServiceUrl);
        await aws.CreateQueueAsync("kept");
        await aws.SendAsync("kept", "a message");
        await aws.PutObjectAsync("bucket", "key", "an object");

        await emulator.KillAsync(CancellationToken);
        await emulator.RestartAsync(CancellationToken);

        Assert.Equal("a message", await aws.ReceiveAsync("kept"));
        Assert.Equal("an object", await aws.GetObjectAsync("bucket", "key"));
    }

    [Fact]
    public async Task Tells_queues_at_its_new_address_when_it_comes_back_on_another_port()
    {
        using var folder = new DataFolder();
        var options = new LocalEmulatorOptions { DataFolder = folder.Path };
        await using (var before = await LocalEmulator.StartAsync(options, CancellationToken))
        {
            using var aws = new EmulatorClient(before.ServiceUrl);
            await aws.CreateQueueAsync("kept");
        }

        await using var after = await LocalEmulator.StartAsync(options, CancellationToken);
        using var again = new EmulatorClient(after.ServiceUrl);

        Assert.Equal($"http://127.0.0.1:{after.Port}/000000000000/kept", await again.QueueUrlAsync("kept"));
    }

    [Fact]
    public async Task Remembers_nothing_without_a_data_folder()
    {
        await using var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions(), CancellationToken);
        using var aws = new EmulatorClient(emulator.ServiceUrl);
        await aws.CreateQueueAsync("forgotten");

        await emulator.RestartAsync(CancellationToken);

        await Assert.ThrowsAsync<HttpRequestException>(() => aws.QueueUrlAsync("forgotten"));
    }

    [Fact]
    public async Task Tells_that_it_ended_by_itself()
    {
        await using var emulator = await LocalEmulator.StartAsync(new LocalEmulatorOptions(), CancellationToken);

        var exited = emulator.Exited;
        await emulator.KillAsync(CancellationToken);

        Assert.Equal(128 + 9, (await exited).Code);
    }
}
