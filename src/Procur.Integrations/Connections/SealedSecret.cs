using Procur.Integrations.Sealing;

namespace Procur.Integrations.Connections;

/// <summary>A secret as a store keeps it. It opens only in the connection, environment, field and for the destinations that it was entered for.</summary>
/// <param name="Envelope">The sealed bytes.</param>
/// <param name="SetAt">When it was entered (UTC).</param>
public sealed record SealedSecret(ReadOnlyMemory<byte> Envelope, DateTimeOffset SetAt)
{
    /// <summary>The environment that it was entered for.</summary>
    public IntegrationEnvironment Environment { get; init; }

    /// <summary>The origins (scheme, host, port) that it was entered for: it is sent nowhere else.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Its last four characters, where it has so many that these can be spared.</summary>
    public string? LastFour { get; init; }

    /// <summary>The id of the key that it is sealed under; empty where it is no sealed value.</summary>
    public string KeyId => Sealer.KeyIdOf(Envelope.Span) ?? "";

    /// <summary>The key's id alone.</summary>
    public override string ToString() => $"sealed under {KeyId}";
}
