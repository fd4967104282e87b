using System.Net;
using System.Net.Sockets;

namespace Procur.Integrations.Sql.Tests;

/// <summary>Stands between a driver and its server, and once ends both sides after a word of the driver's has gone through, before the answer to it.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly int server;
    private readonly byte[] word;
    private readonly Task accepting;
    private int isToCut;
    private int cuts;

    public CuttingProxy(int server, byte[] word)
    {
        this.server = server;
        this.word = word;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Cuts => Volatile.Read(ref cuts);

    public void CutNext() => Interlocked.Exchange(ref isToCut, 1);

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                running.Add(CarryAsync(await listener.AcceptTcpClientAsync(ending.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(IPAddress.Loopback, server);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        var isMute = false;
        await Task.WhenAny(
            CopyAsync(
                near.GetStream(),
                far.GetStream(),
                bytes =>
                {
                    isMute |= bytes.IndexOf(word) >= 0 && Interlocked.Exchange(ref isToCut, 0) == 1;
                    return true;
                },
                either.Token
            ),
            // What the server answers to the word is read, so it has carried it out, and told to nobody.
            CopyAsync(far.GetStream(), near.GetStream(), _ => !Volatile.Read(ref isMute), either.Token)
        );
        if (Volatile.Read(ref isMute))
        {
            Interlocked.Increment(ref cuts);
        }

        await either.CancelAsync();
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, Passes passes, CancellationToken cancellationToken)
    {
        var buffer = new byte[65536];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0 && passes(buffer.AsSpan(0, read)); )
            {
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side has ended.
        }
    }

    private delegate bool Passes(ReadOnlySpan<byte> bytes);
}
