namespace Procur.Integrations.Tokens;

/// <summary>What an app signs to get a token for itself or for a person who has consented (RFC 7523).</summary>
/// <param name="Issuer">The <c>iss</c> claim: the app's or service account's id.</param>
/// <param name="Audience">The <c>aud</c> claim, as the service asks for it.</param>
/// <param name="PrivateKeyPem">
/// The private key in PEM (PKCS#8, PKCS#1 or SEC1, not encrypted). RSA signs as RS256, P-256 as ES256. Line breaks may be written <c>\n</c>, as
/// environment variables and JSON key files do.
/// </param>
public sealed record JwtAssertion(string Issuer, string Audience, string PrivateKeyPem)
{
    /// <summary>The <c>sub</c> claim: the person or account acted for.</summary>
    public string? Subject { get; init; }

    /// <summary>The <c>kid</c> header, where the service tells keys apart.</summary>
    public string? KeyId { get; init; }

    /// <summary>How long the assertion is good for; five minutes by default, and services accept an hour at most.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Further claims, such as <c>scope</c> where the service wants it within.</summary>
    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>();

    /// <summary>Issuer and audience: the key is never written out.</summary>
    public override string ToString() => $"JwtAssertion of {Issuer} for {Audience}";
}
