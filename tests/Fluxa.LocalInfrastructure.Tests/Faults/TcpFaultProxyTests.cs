using System.Net;
using System.Net.Sockets;
using System.Text;
using Fluxa.LocalInfrastructure.Faults.Tcp;

namespace Fluxa.LocalInfrastructure.Tests.Faults;

public sealed class TcpFaultProxyTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly EchoServer _server = new();
    private TcpFaultProxy _proxy = null!;

    public ValueTask InitializeAsync()
    {
        _proxy = TcpFaultProxy.Start(_server.Port);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task It_forwards_both_ways_when_nothing_is_set()
    {
        using var client = await ConnectAsync();

        Assert.Equal("hello", await AskAsync(client, "hello"));
    }

    [Fact]
    public async Task It_cuts_open_connections_and_takes_new_ones()
    {
        using var client = await ConnectAsync();
        await AskAsync(client, "hello");

        _proxy.CutAll();

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(client, "still there?"));
        using var next = await ConnectAsync();
        Assert.Equal("again", await AskAsync(next, "again"));
    }

    [Fact]
    public async Task It_refuses_until_healed()
    {
        _proxy.Set(new TcpFault.Refuse());
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using var refused = await ConnectAsync();
            await AskAsync(refused, "hello");
        });

        _proxy.Heal();

        using var client = await ConnectAsync();
        Assert.Equal("hello", await AskAsync(client, "hello"));
    }

    [Fact]
    public async Task Silence_holds_data_back_and_gives_it_when_healed()
    {
        using var client = await ConnectAsync();
        _proxy.Set(new TcpFault.Silence());
        var answer = AskAsync(client, "hello");

        Assert.Equal(0, _server.Received);
        _proxy.Heal();

        Assert.Equal("hello", await answer.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_lost_answer_means_that_the_server_had_the_request()
    {
        using var client = await ConnectAsync();
        _proxy.Set(new TcpFault.LoseAnswerTo("COMMIT"));
        Assert.Equal("begin", await AskAsync(client, "begin"));

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(client, "commit"));

        Assert.Equal("begin".Length + "commit".Length, _server.Received);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.Port);
        return client;
    }

    private static async Task<string> AskAsync(TcpClient client, string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), patience.Token);
        var buffer = new byte[text.Length];
        await client.GetStream().ReadExactlyAsync(buffer, patience.Token);
        return Encoding.UTF8.GetString(buffer);
    }
}
