using Procur.Integrations.Tokens;

namespace Procur.Integrations.DocuSign;

/// <summary>
/// How a person connects an account: with a secret key, his own (authorization code grant); with a private key, by letting the app act in the name of the
/// user who is set, for which the consent alone is wanted. DocuSign documents no call that ends a grant: that is done in its admin.
/// </summary>
internal static class DocuSignConsent
{
    public static OAuthConnect<DocuSignOptions> Connect { get; } =
        new()
        {
            AuthorizationEndpoint = static options => new Uri(DocuSignAddresses.AccountsOf(options), "oauth/auth"),
            Client = DocuSignCredentials.ClientOf,
            AppSettings = [nameof(DocuSignOptions.IntegrationKey)],
            // "extended" makes each refresh token good for another 30 days.
            Scopes = static options =>
                DocuSignCredentials.Impersonates(options) ? ["signature", "impersonation"] : ["signature", "extended"],
            RedirectUri = static options => options.ConsentRedirectUrl,
            ExchangesCode = static options => !DocuSignCredentials.Impersonates(options),
            Secrets = [nameof(DocuSignOptions.RefreshToken)],
            Read = static (grant, _) =>
                new OAuthCredentials
                {
                    Secrets = new Dictionary<string, string?> { [nameof(DocuSignOptions.RefreshToken)] = grant.Token.RefreshToken },
                },
        };
}
