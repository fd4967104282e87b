namespace Procur.Integrations.Connections;

/// <summary>A setting of a connection as people may see it: of a secret, never the value.</summary>
/// <param name="Setting">The setting.</param>
public sealed record ConnectionValue(IntegrationSetting Setting)
{
    /// <summary>The value in effect; always null for a secret.</summary>
    public string? Value { get; init; }

    /// <summary>Where it comes from; the strongest source wins.</summary>
    public ConnectionValueSource Source { get; init; }

    /// <summary>When a stored secret was entered (UTC).</summary>
    public DateTimeOffset? SetAt { get; init; }

    /// <summary>The last four characters of a stored secret that has enough of them.</summary>
    public string? LastFour { get; init; }

    /// <summary>The key that a stored secret is sealed under.</summary>
    public string? KeyId { get; init; }

    /// <summary>Why a stored secret is not used, with the remedy.</summary>
    public string? Problem { get; init; }
}
