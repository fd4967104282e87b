using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Procur.Integrations.Wire;

/// <summary>A service's answer: status, headers and the bytes of its body.</summary>
public class WireReply
{
    private readonly HttpResponseHeaders? headers;
    private readonly HttpContentHeaders? contentHeaders;
    private RawJson? raw;

    internal WireReply(HttpStatusCode status, HttpResponseHeaders? headers, HttpContentHeaders? contentHeaders, ReadOnlyMemory<byte> body)
    {
        Status = status;
        this.headers = headers;
        this.contentHeaders = contentHeaders;
        Body = body;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The media type of the body.</summary>
    public string? MediaType => contentHeaders?.ContentType?.MediaType;

    /// <summary>The bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body for <c>Raw</c>: parsed only when asked.</summary>
    public RawJson Raw => raw ??= new RawJson(Body);

    /// <summary>The body as JSON; <see cref="JsonValueKind.Undefined"/> where it is none.</summary>
    public JsonElement Json => Raw.Element;

    /// <summary>Whether it comes from the journal and not from the service just now.</summary>
    public bool IsRecorded { get; internal set; }

    internal IReadOnlyList<WireHeader> KeptHeaders { get; set; } = [];

    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Whether the body starts as JSON does.</summary>
    public bool LooksLikeJson
    {
        get
        {
            var trimmed = Body.Span.TrimStart(" \r\n\t\uFEFF"u8);
            return !trimmed.IsEmpty && (trimmed[0] == (byte)'{' || trimmed[0] == (byte)'[');
        }
    }

    /// <summary>A header's first value. Of a recorded answer, only the headers are known that its call asked to keep.</summary>
    /// <returns>Null where it is absent.</returns>
    public string? Header(string name)
    {
        if (headers is not null && headers.NonValidated.TryGetValues(name, out var values))
        {
            foreach (var value in values)
            {
                return value;
            }
        }

        foreach (var kept in KeptHeaders)
        {
            if (string.Equals(kept.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return kept.Value;
            }
        }

        return null;
    }

    /// <summary>All of a header's values, in their order: what a service may say more than once, such as <c>Set-Cookie</c>.</summary>
    /// <returns>Empty where it is absent.</returns>
    public IReadOnlyList<string> HeaderValues(string name) =>
        headers is not null && headers.NonValidated.TryGetValues(name, out var values) ? [.. values] : [];
}
