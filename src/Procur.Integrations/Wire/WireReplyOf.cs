using System.Net;
using System.Net.Http.Headers;

namespace Procur.Integrations.Wire;

/// <summary>An answer with its body read.</summary>
/// <typeparam name="T">The wire record.</typeparam>
public sealed class WireReply<T> : WireReply
    where T : class
{
    private T? value;

    internal WireReply(HttpStatusCode status, HttpResponseHeaders? headers, HttpContentHeaders? contentHeaders, ReadOnlyMemory<byte> body)
        : base(status, headers, contentHeaders, body) { }

    /// <summary>The body as the wire record.</summary>
    public T Value
    {
        get => value ?? throw new InvalidOperationException("A failed answer has no value.");
        internal set => this.value = value;
    }
}
