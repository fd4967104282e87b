using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>Where DocuSign is. What an answer names must not lead anywhere else: the token goes with it.</summary>
internal static class DocuSignAddresses
{
    public const string Scope = "signature impersonation";

    public static readonly Uri DemoAccounts = new("https://account-d.docusign.com/");
    public static readonly Uri ProductionAccounts = new("https://account.docusign.com/");

    private static readonly string[] Domains = ["docusign.net", "docusign.com"];

    /// <summary>The account server.</summary>
    public static Uri AccountsOf(DocuSignOptions options) => WithSlash(options.AuthEndpoint ?? Own(options));

    /// <summary>Whom an assertion is for: DocuSign's host, without scheme and path, also where a proxy or the sandbox stands in its place.</summary>
    public static string AudienceOf(DocuSignOptions options) => Own(options).Host;

    public static Uri ConsentOf(DocuSignOptions options)
    {
        var query = new WireForm()
            .Add("response_type", "code")
            .Add("scope", Scope)
            .Add("client_id", options.IntegrationKey)
            .Add("redirect_uri", options.ConsentRedirectUrl.AbsoluteUri);
        return new Uri(AccountsOf(options), $"oauth/auth?{query}");
    }

    /// <summary>Whether an API root that was told is DocuSign's, or, where the account server is not DocuSign's own (the sandbox, a proxy), of the same host.</summary>
    public static bool IsTrusted(Uri root, Uri accounts) =>
        root.IsAbsoluteUri
        && (
            (root.Scheme == Uri.UriSchemeHttps && root.IsDefaultPort && Domains.Any(domain => IsWithin(root.Host, domain)))
            || (root.Scheme == accounts.Scheme && root.Host == accounts.Host && !Domains.Any(domain => IsWithin(accounts.Host, domain)))
        );

    /// <summary>The root of an account's calls.</summary>
    public static Uri RootOf(Uri api, string accountId) => new(WithSlash(api), $"restapi/v2.1/accounts/{Uri.EscapeDataString(accountId)}/");

    public static Uri WithSlash(Uri root) => root.OriginalString.EndsWith('/') ? root : new Uri(root.OriginalString + "/");

    private static Uri Own(DocuSignOptions options) =>
        options.Environment == IntegrationEnvironment.Production ? ProductionAccounts : DemoAccounts;

    private static bool IsWithin(string host, string domain) =>
        host.Equals(domain, StringComparison.OrdinalIgnoreCase)
        || (host.Length > domain.Length && host[^(domain.Length + 1)] == '.' && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
