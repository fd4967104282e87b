using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.DocuSign;

/// <summary>Speaks DocuSign's wire format by hand.</summary>
public abstract class DocuSignTest : SandboxTest
{
    protected IReadOnlyDictionary<string, string?> Settings(string? account = null) => Sandbox.Account("docusign", account).Settings;

    protected Uri Root => Sandbox.AddressOf("docusign");

    protected async Task<(int Status, JsonNode? Body)> GrantAsync(
        string? account = null,
        Action<JsonObject>? with = null,
        string? key = null
    )
    {
        var settings = Settings(account);
        var now = (await Control.GetTimeAsync(Token)).ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = settings["IntegrationKey"],
            ["sub"] = settings["UserId"],
            ["aud"] = "account-d.docusign.com",
            ["iat"] = now,
            ["exp"] = now + 600,
            ["scope"] = "signature impersonation",
        };
        with?.Invoke(claims);
        var signed = $"{Part(new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT" })}.{Part(claims)}";
        using var rsa = RSA.Create();
        rsa.ImportFromPem(key ?? settings["PrivateKey"]);
        var signature = rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            KeyValuePair.Create("assertion", $"{signed}.{Base64Url.EncodeToString(signature)}"),
        ]);
        using var response = await Http.PostAsync(new Uri(Root, "oauth/token"), form, Token);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Token)));
    }

    protected async Task<string> TokenAsync(string? account = null) => (string)(await GrantAsync(account)).Body!["access_token"]!;

    protected async Task<(int Status, JsonNode? Body, HttpResponseHeaders Headers)> CallAsync(
        HttpMethod method,
        string path,
        JsonNode? body = null,
        string? account = null,
        HttpContent? content = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(Root, $"restapi/v2.1/accounts/{Settings(account)["AccountId"]}/{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(account));
        request.Content = content ?? (body is null ? null : new StringContent(body.ToJsonString(), null, "application/json"));
        using var response = await Http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return ((int)response.StatusCode, isJson ? JsonNode.Parse(text) : text, response.Headers);
    }

    protected static JsonObject Definition(string status = "created") =>
        new()
        {
            ["status"] = status,
            ["emailSubject"] = "Contract 17",
            ["transactionId"] = "tx-17",
            ["documents"] = new JsonArray(
                new JsonObject
                {
                    ["documentId"] = "1",
                    ["name"] = "contract.pdf",
                    ["documentBase64"] = Convert.ToBase64String(Pdf),
                }
            ),
            ["recipients"] = new JsonObject
            {
                ["signers"] = new JsonArray(Signer("1", "buyer@procur.example", "1"), Signer("2", "supplier@procur.example", "2")),
            },
        };

    protected static byte[] Pdf { get; } =
        Encoding.ASCII.GetBytes(
            "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>\nendobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n"
                + "0000000058 00000 n \n0000000115 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n186\n%%EOF\n"
        );

    protected async Task<string> MadeAsync(JsonObject definition)
    {
        var (status, body, _) = await CallAsync(HttpMethod.Post, "envelopes", definition);
        Assert.Equal(201, status);
        return (string)body!["envelopeId"]!;
    }

    protected static string? Code((int Status, JsonNode? Body, HttpResponseHeaders Headers) answer) => (string?)answer.Body!["errorCode"];

    protected static JsonObject Status(string status, string? reason = null) => new() { ["status"] = status, ["voidedReason"] = reason };

    protected Task<JsonObject> ActAsync(string act, JsonObject? arguments = null) =>
        Control.ActAsync("docusign", act, arguments, null, Token);

    protected async Task<IReadOnlyList<SandboxEffect>> LedgerAsync(string kind) =>
        await Control.GetLedgerAsync("docusign", kind: kind, cancellationToken: Token);

    private static JsonObject Signer(string id, string email, string order) =>
        new()
        {
            ["recipientId"] = id,
            ["email"] = email,
            ["name"] = "Somebody",
            ["routingOrder"] = order,
        };

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
