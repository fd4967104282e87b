using System.Text;

namespace Procur.Integrations.TestKit;

/// <summary>What a stand-in answers to one request.</summary>
public sealed record Reply
{
    public ReplyKind Kind { get; init; }

    public int Status { get; init; } = 200;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The answer waits for it.</summary>
    public Task? Gate { get; init; }

    /// <summary>The headers are sent at once and the body waits for it.</summary>
    public Task? BodyGate { get; init; }

    /// <summary>Only the headers are sent, as to HEAD; the length is still told.</summary>
    internal bool OmitsBody { get; init; }

    /// <summary>The connection is closed after the answer, without saying so in a header: the next request on it meets a closed connection.</summary>
    public bool ClosesAfter { get; init; }

    /// <summary>Takes the connection without reading, and resets it.</summary>
    public static Reply ResetOnAccept { get; } = new() { Kind = ReplyKind.ResetOnAccept };

    /// <summary>Reads the request, then resets the connection: it may have been carried out.</summary>
    public static Reply Reset { get; } = new() { Kind = ReplyKind.ResetAfterReading };

    /// <summary>Reads the request, then closes the connection without an answer.</summary>
    public static Reply Close { get; } = new() { Kind = ReplyKind.CloseAfterReading };

    /// <summary>Reads the request and never answers.</summary>
    public static Reply Silence { get; } = new() { Kind = ReplyKind.Silence };

    public static Reply Json(string json, int status = 200) =>
        new()
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes(json),
            Headers = [new("Content-Type", "application/json")],
        };

    public static Reply Html(string html = "<html><body>Bad gateway</body></html>", int status = 200) =>
        new()
        {
            Status = status,
            Body = Encoding.UTF8.GetBytes(html),
            Headers = [new("Content-Type", "text/html")],
        };

    public static Reply Empty(int status) => new() { Status = status };

    /// <summary>Busy, with or without a word on when to come back.</summary>
    public static Reply Busy(string? retryAfter = null, int status = 429, string json = "{}")
    {
        var reply = Json(json, status);
        return retryAfter is null ? reply : reply.With("Retry-After", retryAfter);
    }

    /// <summary>Sends half of the body and closes.</summary>
    public static Reply Cut(string json, int status = 200) => Json(json, status) with { Kind = ReplyKind.CutBody };

    public Reply With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };

    /// <summary>Answers once the gate opens.</summary>
    public Reply After(Task gate) => this with { Gate = gate };

    /// <summary>Sends the headers at once and the body once the gate opens.</summary>
    public Reply BodyAfter(Task gate) => this with { BodyGate = gate };
}
