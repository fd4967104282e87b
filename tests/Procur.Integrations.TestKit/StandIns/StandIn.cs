using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Procur.Integrations.TestKit;

/// <summary>
/// A scripted HTTP/1.1 server on a raw loopback socket and a free port. It gives the queued replies in order, then asks <see cref="Otherwise"/>, and
/// keeps every request that it read to its end.
/// </summary>
public sealed class StandIn : IAsyncDisposable
{
    private readonly ConcurrentQueue<Reply> script = new();
    private readonly ConcurrentQueue<ReceivedRequest> received = new();
    private readonly ConcurrentDictionary<int, Socket> open = new();
    private readonly ConcurrentBag<Task> serving = [];
    private readonly CancellationTokenSource ending = new();
    private readonly Signal changed = new();
    private readonly int port;
    private Socket? listener;
    private int connections;
    private int requests;

    private StandIn()
    {
        listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        Endpoint = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/");
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>What is answered once the script is used up; a JSON <c>{}</c> by default.</summary>
    public Func<ReceivedRequest, Reply> Otherwise { get; set; } = static _ => Reply.Json("{}");

    /// <summary>Every request that was read to its end, in the order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Received => [.. received];

    /// <summary>How many requests were read to their end.</summary>
    public int Count => received.Count;

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref connections);

    /// <summary>How many connections stand.</summary>
    public int OpenConnections => open.Count;

    /// <summary>Starts one that listens.</summary>
    public static StandIn Start(params Reply[] replies)
    {
        var standIn = NotListening().Then(replies);
        standIn.Listen();
        return standIn;
    }

    /// <summary>Takes a port without listening: connections are refused until <see cref="Listen"/>.</summary>
    public static StandIn NotListening() => new();

    /// <summary>Adds replies to the script.</summary>
    public StandIn Then(params Reply[] replies)
    {
        foreach (var reply in replies)
        {
            script.Enqueue(reply);
        }

        return this;
    }

    /// <summary>Sets what is answered once the script is used up.</summary>
    public StandIn Always(Func<ReceivedRequest, Reply> answer)
    {
        Otherwise = answer;
        return this;
    }

    /// <summary>Waits until so many requests were read to their end.</summary>
    public Task UntilAsync(int count, CancellationToken cancellationToken = default) =>
        changed.UntilAsync(() => Count >= count, cancellationToken);

    /// <summary>Waits until what was read is as wanted.</summary>
    public Task UntilAsync(Func<IReadOnlyList<ReceivedRequest>, bool> condition, CancellationToken cancellationToken = default) =>
        changed.UntilAsync(() => condition(Received), cancellationToken);

    /// <summary>Waits until no connection stands.</summary>
    public Task UntilDisconnectedAsync(CancellationToken cancellationToken = default) =>
        changed.UntilAsync(() => open.IsEmpty, cancellationToken);

    /// <summary>Begins to take connections, on the same port as before.</summary>
    public void Listen()
    {
        if (listener is null)
        {
            listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        }

        listener.Listen(128);
        serving.Add(AcceptAsync(listener));
    }

    /// <summary>Refuses connections from now on and resets those that stand.</summary>
    public void StopListening()
    {
        listener?.Dispose();
        listener = null;
        DropConnections();
    }

    /// <summary>Resets the connections that stand.</summary>
    public void DropConnections()
    {
        foreach (var (_, socket) in open)
        {
            Abort(socket);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        StopListening();
        await Task.WhenAll(serving);
        ending.Dispose();
    }

    private static void Abort(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile: nothing is left to reset.
        }

        socket.Dispose();
    }

    private async Task AcceptAsync(Socket accepting)
    {
        try
        {
            while (true)
            {
                var socket = await accepting.AcceptAsync(ending.Token);
                socket.NoDelay = true;
                var number = Interlocked.Increment(ref connections);
                if (script.TryPeek(out var next) && next.Kind == ReplyKind.ResetOnAccept && script.TryDequeue(out _))
                {
                    Abort(socket);
                    changed.Tell();
                    continue;
                }

                open[number] = socket;
                serving.Add(ServeAsync(socket, number));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The listener was closed.
        }
    }

    private async Task ServeAsync(Socket socket, int connection)
    {
        await Task.Yield();
        try
        {
            var reader = new RequestReader(socket, connection);
            while (await reader.ReadAsync(() => Interlocked.Increment(ref requests), ending.Token) is { } request)
            {
                received.Enqueue(request);
                // Taken before anyone is told, so that a test that waits for a request sees its reply gone from the script.
                var reply = script.TryDequeue(out var scripted) ? scripted : Otherwise(request);
                changed.Tell();
                if (!await AnswerAsync(socket, request.Method == "HEAD" ? reply with { OmitsBody = true } : reply))
                {
                    break;
                }
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client went away, or the test ended.
        }
        finally
        {
            socket.Dispose();
            open.TryRemove(connection, out _);
            changed.Tell();
        }
    }

    private async Task<bool> AnswerAsync(Socket socket, Reply reply)
    {
        if (reply.Gate is { } gate)
        {
            await gate.WaitAsync(ending.Token);
        }

        switch (reply.Kind)
        {
            case ReplyKind.ResetOnAccept or ReplyKind.ResetAfterReading:
                Abort(socket);
                return false;
            case ReplyKind.CloseAfterReading:
                socket.Shutdown(SocketShutdown.Both);
                return false;
            case ReplyKind.Silence:
                // Reading notices when the client gives up.
                await socket.ReceiveAsync(new byte[1], SocketFlags.None, ending.Token);
                return false;
            default:
                await socket.SendAsync(Head(reply), SocketFlags.None, ending.Token);
                if (reply.BodyGate is { } bodyGate)
                {
                    await bodyGate.WaitAsync(ending.Token);
                }

                var cut = reply.Kind == ReplyKind.CutBody;
                var sent = reply.OmitsBody ? default : reply.Body[..(cut ? reply.Body.Length / 2 : reply.Body.Length)];
                await socket.SendAsync(sent, SocketFlags.None, ending.Token);
                if (cut || reply.ClosesAfter)
                {
                    socket.Shutdown(SocketShutdown.Both);
                    return false;
                }

                return true;
        }
    }

    private static byte[] Head(Reply reply)
    {
        var text = new StringBuilder("HTTP/1.1 ")
            .Append(reply.Status.ToString(CultureInfo.InvariantCulture))
            .Append(' ')
            .Append((HttpStatusCode)reply.Status)
            .Append("\r\n");
        foreach (var (name, value) in reply.Headers)
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        var length = reply.Body.Length.ToString(CultureInfo.InvariantCulture);
        return Encoding.Latin1.GetBytes(text.Append("Content-Length: ").Append(length).Append("\r\n\r\n").ToString());
    }
}
