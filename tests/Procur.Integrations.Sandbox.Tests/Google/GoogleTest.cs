using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Google;

/// <summary>Speaks Google's wire formats by hand.</summary>
public abstract class GoogleTest : SandboxTest
{
    protected const string Service = "google-workspace";
    protected const string Audience = "https://oauth2.googleapis.com/token";
    protected const string Events = "https://www.googleapis.com/auth/calendar.events";
    protected const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    protected IReadOnlyDictionary<string, string?> Settings(string? account = null) => Sandbox.Account(Service, account).Settings;

    protected Task<JsonObject> ActAsync(string act, JsonObject? arguments = null, string? account = null) =>
        Control.ActAsync(Service, act, arguments, account, Token);

    protected Task<(HttpStatusCode Status, JsonNode? Body)> RefreshAsync(
        string? account = null,
        string? secret = null,
        string? refreshToken = null
    )
    {
        var settings = Settings(account);
        return FormAsync(
            "token",
            ("grant_type", "refresh_token"),
            ("client_id", settings["ClientId"]),
            ("client_secret", secret ?? settings["ClientSecret"]),
            ("refresh_token", refreshToken ?? settings["RefreshToken"])
        );
    }

    protected async Task<string> TokenAsync(string? account = null)
    {
        var (status, body) = await RefreshAsync(account);
        Assert.Equal(HttpStatusCode.OK, status);
        return body!["access_token"]!.GetValue<string>();
    }

    /// <summary>An assertion as a service account signs it; any of its claims may be another.</summary>
    protected async Task<string> AssertionAsync(Action<JsonObject>? claimsAs = null, RSA? key = null)
    {
        var file = (await ActAsync("service-account"))["keyFile"]!;
        var now = Sandbox.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = file["client_email"]!.GetValue<string>(),
            ["scope"] = Events,
            ["aud"] = Audience,
            ["iat"] = now,
            ["exp"] = now + 3600,
        };
        claimsAs?.Invoke(claims);
        var head = new JsonObject
        {
            ["alg"] = "RS256",
            ["typ"] = "JWT",
            ["kid"] = file["private_key_id"]!.GetValue<string>(),
        };
        var signed = $"{Encoded(head)}.{Encoded(claims)}";
        using var own = RSA.Create();
        own.ImportFromPem(file["private_key"]!.GetValue<string>());
        var signature = (key ?? own).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    protected Task<(HttpStatusCode Status, JsonNode? Body)> AssertAsync(string assertion) =>
        FormAsync("token", ("grant_type", JwtBearer), ("assertion", assertion));

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> FormAsync(string path, params (string Name, string? Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(x => KeyValuePair.Create(x.Name, x.Value ?? "")));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Sandbox.AddressOf(Service), path)) { Content = content };
        return await SendAsync(request);
    }

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(
        HttpMethod method,
        string path,
        JsonObject? body = null,
        string? token = null,
        string? etag = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(Sandbox.AddressOf(Service), path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? await TokenAsync());
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        request.Content = body is null ? null : new StringContent(body.ToJsonString(), null, "application/json");
        return await SendAsync(request);
    }

    protected async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    protected async Task<IReadOnlyList<SandboxEffect>> LedgerAsync(string? kind = null, string? account = null) =>
        await Control.GetLedgerAsync(Service, account, kind, Token);

    protected static void AssertRefused((HttpStatusCode Status, JsonNode? Body) answer, int status, string reason)
    {
        Assert.Equal(status, (int)answer.Status);
        var error = answer.Body!["error"]!;
        Assert.Equal(status, error["code"]!.GetValue<int>());
        Assert.Equal(reason, error["errors"]![0]!["reason"]!.GetValue<string>());
    }

    protected static string Moment(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Encoded(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
