using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Procur.Integrations.AspNetCore.Tests.Fakes;

namespace Procur.Integrations.AspNetCore.Tests.Hosting;

/// <summary>A connection on which a test says exactly what it wants, and sees exactly what comes back.</summary>
public sealed class RawHttp : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public static async Task<RawHttp> ConnectAsync(Uri address)
    {
        var raw = new RawHttp();
        await raw.socket.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
        return raw;
    }

    /// <summary>The head of a request that carries the webhook's signature and closes the connection after the answer.</summary>
    public static string Head(string path, FakeWebhook webhook, DateTimeOffset now, string length)
    {
        var head = new StringBuilder($"{webhook.Method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{length}\r\n");
        foreach (var (name, value) in webhook.SignedAt(now).Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return head.Append("\r\n").ToString();
    }

    public static string Length(long bytes) => $"Content-Length: {bytes.ToString(CultureInfo.InvariantCulture)}";

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) =>
        await socket.SendAsync(bytes, SocketFlags.None, TestContext.Current.CancellationToken);

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Says that nothing more will come, and goes on listening.</summary>
    public void FinishSending() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>Hangs up in the middle.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    /// <summary>All that comes until the server closes the connection.</summary>
    public Task<string> ReadToEndAsync() => ReadAsync(static _ => false);

    /// <summary>Status and headers.</summary>
    public Task<string> ReadHeadAsync() => ReadAsync(static text => text.Contains("\r\n\r\n", StringComparison.Ordinal));

    private async Task<string> ReadAsync(Func<string, bool> isEnough)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            int read;
            while (
                !isEnough(text.ToString())
                && (read = await socket.ReceiveAsync(buffer, SocketFlags.None, TestContext.Current.CancellationToken)) > 0
            )
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            // The server has hung up: what came before that is what came.
        }

        return text.ToString();
    }

    public void Dispose() => socket.Dispose();
}
