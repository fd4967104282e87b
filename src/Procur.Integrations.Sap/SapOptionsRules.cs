namespace Procur.Integrations.Sap;

/// <summary>What settings cannot be right. No message holds a secret.</summary>
internal static class SapOptionsRules
{
    public static IEnumerable<string> Check(SapOptions options)
    {
        if (options.Endpoint is not null && !IsUsable(options.Endpoint, options.Environment))
        {
            yield return "Endpoint is no absolute https address (http is for the sandbox environment only)";
        }

        if (options.TokenEndpoint is not null && !IsUsable(options.TokenEndpoint, options.Environment))
        {
            yield return "TokenEndpoint is no absolute https address (http is for the sandbox environment only)";
        }

        if (!string.IsNullOrWhiteSpace(options.UserName) && !string.IsNullOrWhiteSpace(options.ClientId))
        {
            yield return "UserName and ClientId are both set; keep the one that calls are to be made with";
        }

        if (!string.IsNullOrWhiteSpace(options.Client) && (options.Client.Length != 3 || !options.Client.All(char.IsAsciiDigit)))
        {
            yield return "Client is no SAP client: it has three digits, such as 100";
        }

        if (options.MaxReferenceLength < 1 || options.MaxInvoiceNumberLength < 1)
        {
            yield return "MaxReferenceLength and MaxInvoiceNumberLength must be above zero";
        }

        if (!Enum.IsDefined(options.PurchaseOrderVersion))
        {
            yield return "PurchaseOrderVersion is neither V2 nor V4";
        }
    }

    private static bool IsUsable(Uri endpoint, IntegrationEnvironment environment) =>
        endpoint.IsAbsoluteUri
        && (
            endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && environment == IntegrationEnvironment.Sandbox)
        );
}
