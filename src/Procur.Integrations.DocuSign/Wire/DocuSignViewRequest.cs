namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Body of POST envelopes/{id}/views/recipient.</summary>
/// <param name="ReturnUrl">Where the browser goes afterwards.</param>
/// <param name="Email">The signer's e-mail address, as in the envelope.</param>
/// <param name="UserName">The signer's name, as in the envelope.</param>
/// <param name="ClientUserId">The host's own id of him, as in the envelope.</param>
public sealed record DocuSignViewRequest(string ReturnUrl, string Email, string UserName, string ClientUserId)
{
    /// <summary>How the host has made sure that it is him; it stands in the certificate.</summary>
    public string AuthenticationMethod { get; init; } = "none";

    /// <summary>Nothing: it is personal.</summary>
    public override string ToString() => nameof(DocuSignViewRequest);
}
