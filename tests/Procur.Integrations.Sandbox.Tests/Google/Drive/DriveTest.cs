using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Google.Drive;

/// <summary>Speaks Drive's wire format by hand.</summary>
public abstract class DriveTest : SandboxTest
{
    protected const int Grain = 256 * 1024;

    private string? _token;

    protected IReadOnlyDictionary<string, string?> Settings => Sandbox.Account("google-workspace").Settings;

    protected async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        Action<HttpRequestMessage>? with = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(Settings["Endpoint"]!), path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token ??= await TokenAsync());
        with?.Invoke(request);
        return await Http.SendAsync(request, Token);
    }

    protected async Task<JsonObject> CallAsync(HttpMethod method, string path, JsonObject? body = null, int status = 200)
    {
        using var content = body is null ? null : Json(body);
        using var response = await SendAsync(method, path, content);
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True((int)response.StatusCode == status, text);
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    protected Task<JsonObject> GetAsync(string path, int status = 200) => CallAsync(HttpMethod.Get, path, null, status);

    protected static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");

    protected static string? ReasonOf(JsonObject answer) => (string?)answer["error"]?["errors"]?[0]?["reason"];

    protected async Task<string> IdAsync() => (string)(await GetAsync("drive/v3/files/generateIds?count=1"))["ids"]![0]!;

    protected async Task<string> CreateAsync(string name, string? parent = null, string? type = null)
    {
        var body = new JsonObject { ["name"] = name };
        if (parent is not null)
        {
            body["parents"] = new JsonArray(parent);
        }

        if (type is not null)
        {
            body["mimeType"] = type;
        }

        return (string)(await CallAsync(HttpMethod.Post, "drive/v3/files?supportsAllDrives=true", body))["id"]!;
    }

    protected Task<string> FolderAsync(string name) => CreateAsync(name, null, "application/vnd.google-apps.folder");

    protected async Task<Uri> BeginAsync(JsonObject? metadata = null)
    {
        using var content = Json(metadata ?? new JsonObject { ["name"] = "a.bin" });
        using var response = await SendAsync(HttpMethod.Post, "upload/drive/v3/files?uploadType=resumable&fields=id,size", content);
        Assert.Equal(200, (int)response.StatusCode);
        return response.Headers.Location!;
    }

    /// <summary>Without a token: a session's address is the credential.</summary>
    protected async Task<(int Status, string? Range, JsonObject Body)> PutAsync(Uri session, ReadOnlyMemory<byte> bytes, string? range)
    {
        using var content = new ReadOnlyMemoryContent(bytes);
        if (range is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Range", range);
        }

        using var response = await Http.PutAsync(session, content, Token);
        var text = await response.Content.ReadAsStringAsync(Token);
        return (
            (int)response.StatusCode,
            response.Headers.TryGetValues("Range", out var values) ? values.Single() : null,
            text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject()
        );
    }

    protected async Task<int> CountAsync(string kind) =>
        (await Control.GetLedgerAsync("google-workspace", kind: kind, cancellationToken: Token)).Count;

    private async Task<string> TokenAsync()
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["client_id"] = Settings["ClientId"]!,
                ["client_secret"] = Settings["ClientSecret"]!,
                ["refresh_token"] = Settings["RefreshToken"]!,
            }
        );
        using var response = await Http.PostAsync(new Uri(new Uri(Settings["TokenEndpoint"]!), "token"), form, Token);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!["access_token"]!;
    }
}
