namespace Procur.Integrations;

/// <summary>An address at which one signer signs. Whoever has it signs in his name: send it to nobody else.</summary>
/// <param name="Url">The address, good for one visit.</param>
public sealed record SigningUrl(Uri Url)
{
    /// <summary>When it must have been opened (UTC); null where the service does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>The end of its life: the address is a secret.</summary>
    public override string ToString() => $"SigningUrl until {ExpiresAt:u}";
}
