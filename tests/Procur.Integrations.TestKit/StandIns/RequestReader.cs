using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Procur.Integrations.TestKit;

/// <summary>Reads one request after the other off a connection.</summary>
internal sealed class RequestReader(Socket socket, int connection)
{
    private readonly byte[] buffer = new byte[8192];
    private int start;
    private int end;

    /// <summary>Null where the client closed the connection between two requests.</summary>
    public async Task<ReceivedRequest?> ReadAsync(Func<int> number, CancellationToken cancellationToken)
    {
        if (await LineAsync(cancellationToken) is not { } requestLine)
        {
            return null;
        }

        var parts = requestLine.Split(' ');
        var headers = new List<KeyValuePair<string, string>>();
        while (await LineAsync(cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(new(line[..colon], line[(colon + 1)..].Trim()));
        }

        var body = await BodyAsync(headers, cancellationToken);
        return new ReceivedRequest(number(), connection, parts[0], parts[1]) { Headers = headers, Body = body };
    }

    private static string? Find(List<KeyValuePair<string, string>> headers, string name) =>
        headers
            .Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)
            .FirstOrDefault();

    private async Task<byte[]> BodyAsync(List<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        if (Find(headers, "Transfer-Encoding") is { } coding && coding.Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            var whole = new MemoryStream();
            while (await LineAsync(cancellationToken) is { } size)
            {
                var chunk = await BytesAsync(
                    int.Parse(size.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                    cancellationToken
                );
                await LineAsync(cancellationToken);
                if (chunk.Length == 0)
                {
                    break;
                }

                whole.Write(chunk);
            }

            return whole.ToArray();
        }

        return Find(headers, "Content-Length") is { } length
            ? await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken)
            : [];
    }

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new MemoryStream();
        while (true)
        {
            if (start == end && !await FillAsync(cancellationToken))
            {
                return null;
            }

            var next = buffer[start++];
            if (next == (byte)'\n')
            {
                return Encoding.Latin1.GetString(line.ToArray()).TrimEnd('\r');
            }

            line.WriteByte(next);
        }
    }

    private async Task<byte[]> BytesAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        var filled = 0;
        while (filled < count)
        {
            if (start == end && !await FillAsync(cancellationToken))
            {
                throw new IOException("The client ended the request before its end.");
            }

            var take = Math.Min(end - start, count - filled);
            buffer.AsSpan(start, take).CopyTo(bytes.AsSpan(filled));
            start += take;
            filled += take;
        }

        return bytes;
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        start = 0;
        end = await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
        return end > 0;
    }
}
