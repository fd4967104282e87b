using System.Text;

namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>A service's answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">Its type; null without a body.</param>
internal sealed record StandInReply(int Status, ReadOnlyMemory<byte> Body, string? ContentType = "application/json")
{
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static StandInReply Text(int status, string body, string contentType = "application/json") =>
        new(status, Encoding.UTF8.GetBytes(body), contentType);

    public StandInReply With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
