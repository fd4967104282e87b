using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;
using Procur.Integrations.Sandbox.Faults;

namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>One call of a service, with the vendor's own path.</summary>
internal sealed class StandInCall
{
    public required string Method { get; init; }

    /// <summary>The vendor's path, decoded, with its leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>The query, encoded, with its question mark; empty without one.</summary>
    public required string Query { get; init; }

    /// <summary>Path and query as they stood in the request's first line, for signatures that are made over them: with the first part where services share a port.</summary>
    public string Target { get; init; } = "";

    public required IHeaderDictionary Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Where the vendor's root is for this caller; ends with a slash.</summary>
    public required Uri Root { get; init; }

    /// <summary>What is asked, set by <see cref="IStandIn.Recognize"/>; null if the service has no such thing.</summary>
    public StandInOperation? Operation { get; set; }

    /// <summary>Who asks, set by <see cref="IStandIn.Recognize"/>; null without a valid credential.</summary>
    public StandInAccount? Account { get; set; }

    /// <summary>The variable parts of the path, in their order, set with <see cref="Operation"/>.</summary>
    public IReadOnlyList<string> PathValues { get; set; } = [];

    internal CallFault? Fault { get; set; }

    /// <summary>The first value of a header; null without one.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    /// <summary>The token of an <c>Authorization: Bearer</c> header (RFC 6750); null without one.</summary>
    public string? BearerToken() => Authorization("Bearer");

    /// <summary>Name and password of an <c>Authorization: Basic</c> header (RFC 7617); null without one that can be read.</summary>
    public (string Name, string Password)? BasicCredentials()
    {
        if (Authorization("Basic") is not { } encoded)
        {
            return null;
        }

        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }

    /// <summary>Does the operation: everything that the service does between having accepted the call and having an answer goes in here, once, because
    /// this is where delays, errors before and after the commit, and late commits strike. What a service checks or replays without executing stays outside.</summary>
    public ValueTask<StandInReply> ExecuteAsync(Func<StandInReply> commit, CancellationToken cancellationToken) =>
        Fault is null ? ValueTask.FromResult(commit()) : Fault.ExecuteAsync(commit, cancellationToken);

    // The scheme's case does not count (RFC 9110, 11.1), and no service documents that it would.
    private string? Authorization(string scheme) =>
        AuthenticationHeaderValue.TryParse(Header("Authorization"), out var header)
        && header is { Parameter: { Length: > 0 } shown }
        && header.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase)
            ? shown
            : null;
}
