namespace Procur.Integrations.DocuSign;

/// <summary>What settings cannot be right. No message holds a secret.</summary>
internal static class DocuSignOptionsRules
{
    public static IEnumerable<string> Check(DocuSignOptions options)
    {
        foreach (
            var (name, value) in ((string, string?)[])
                [
                    (nameof(DocuSignOptions.IntegrationKey), options.IntegrationKey),
                    (nameof(DocuSignOptions.UserId), options.UserId),
                    (nameof(DocuSignOptions.AccountId), options.AccountId),
                ]
        )
        {
            // A plan's account number is taken by some calls, but userinfo and Connect tell the GUID.
            if (!string.IsNullOrWhiteSpace(value) && !Guid.TryParse(value, out _))
            {
                yield return $"{name} is no GUID; copy it from Apps and Keys";
            }
        }

        foreach (
            var (name, value) in ((string, string?)[])
                [
                    (nameof(DocuSignOptions.ConnectKey), options.ConnectKey),
                    (nameof(DocuSignOptions.PreviousConnectKey), options.PreviousConnectKey),
                ]
        )
        {
            if (!string.IsNullOrWhiteSpace(value) && value.Any(char.IsWhiteSpace))
            {
                yield return $"{name} holds a space or a line break, as a pasted value may; enter it again without";
            }
        }

        if (!string.IsNullOrWhiteSpace(options.PrivateKey) && !options.PrivateKey.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            yield return "PrivateKey is no key in PEM; enter all of it, from -----BEGIN to -----END";
        }

        foreach (
            var (name, address) in ((string, Uri?)[])
                [
                    (nameof(DocuSignOptions.AuthEndpoint), options.AuthEndpoint),
                    (nameof(DocuSignOptions.Endpoint), options.Endpoint),
                    (nameof(DocuSignOptions.WebhookUrl), options.WebhookUrl),
                ]
        )
        {
            if (address is not null && !IsUsable(address, options.Environment))
            {
                yield return $"{name} is no absolute https address (http is for the sandbox environment only)";
            }
        }

        if (DocuSignCredentials.HasRefreshToken(options) && string.IsNullOrWhiteSpace(options.SecretKey))
        {
            yield return "RefreshToken is set and SecretKey is not: enter the app's secret key (Apps and Keys, the app, Authentication)";
        }

        if (Contradicts(options))
        {
            yield return "AuthEndpoint is of DocuSign's other environment; take it out, or set Environment";
        }
    }

    private static bool Contradicts(DocuSignOptions options) =>
        options.AuthEndpoint is { IsAbsoluteUri: true } given
        && given.Host
            == (
                options.Environment == IntegrationEnvironment.Production
                    ? DocuSignAddresses.DemoAccounts.Host
                    : DocuSignAddresses.ProductionAccounts.Host
            );

    private static bool IsUsable(Uri address, IntegrationEnvironment environment) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && environment == IntegrationEnvironment.Sandbox));
}
