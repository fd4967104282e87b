namespace Procur.Integrations.Tokens;

/// <summary>How a client proves itself to a token endpoint (RFC 6749, 2.3.1).</summary>
public enum OAuthClientAuthentication
{
    /// <summary>In the <c>Authorization</c> header, id and secret form-encoded first as the RFC asks.</summary>
    Basic = 0,

    /// <summary>As <c>client_id</c> and <c>client_secret</c> in the form.</summary>
    Body,

    /// <summary>The id alone, in the form: a public client.</summary>
    None,
}
