using System.Text.Json.Nodes;

namespace Procur.Integrations.Sap.Tests;

/// <summary>The same with client credentials in place of a user.</summary>
public sealed class SapOAuthFixture : SapFixture
{
    public override Reply BadCredential => Reply.Json("{}", 401);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = endpoint?.AbsoluteUri,
            ["ClientId"] = "sb-procur",
            ["ClientSecret"] = canary,
            ["CompanyCode"] = "1710",
        };

    public override Reply? Aside(ReceivedRequest request) =>
        request?.Path == "/sap/bc/sec/oauth2/token"
            ? Reply.Json("""{"access_token":"token-of-the-suite","token_type":"Bearer","expires_in":3600}""")
            : base.Aside(request!);

    public override bool Shows(ReceivedRequest request, string canary) =>
        request?.Path == "/sap/bc/sec/oauth2/token" && base.Shows(request, canary);
}
