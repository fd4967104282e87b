namespace Procur.Integrations;

/// <summary>What a browser came back with from a service.</summary>
/// <param name="Integration">The integration's key, as the callback's own address names it.</param>
/// <param name="Session">What the browser presents: the same as when it was sent away.</param>
public sealed record OAuthCallback(string Integration, string Session)
{
    /// <summary>The <c>state</c>.</summary>
    public string? State { get; init; }

    /// <summary>The <c>code</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The <c>error</c>, where there is no code.</summary>
    public string? Error { get; init; }

    /// <summary>The <c>iss</c> of a service that names itself (RFC 9207).</summary>
    public string? Issuer { get; init; }

    /// <summary>Without code and state.</summary>
    public override string ToString() => $"OAuthCallback {Integration}";
}
