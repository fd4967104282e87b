namespace Procur.Integrations.Wire;

/// <summary>An answer with its body read.</summary>
/// <typeparam name="T">The wire record.</typeparam>
public sealed class WireReply<T> : WireReply
{
    internal WireReply(WireReply reply, T value)
        : base(reply) => Value = value;

    /// <summary>The body as the wire record.</summary>
    public T Value { get; }
}
