using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Sap;

/// <summary>Logon, sessions, versions and errors as the gateway shows them.</summary>
public sealed class SapProtocolTests : SapTest
{
    [Fact]
    public async Task A_token_is_worth_nothing_without_its_cookie_and_a_cookie_nothing_without_its_token()
    {
        var (token, cookie) = await SessionAsync();
        foreach (
            var (sentToken, sentCookie) in new[]
            {
                (token, (string?)null),
                ("x", cookie),
                (null, cookie),
                ((await SessionAsync()).Token, cookie),
            }
        )
        {
            var request = Request(HttpMethod.Post, V2 + "A_PurchaseOrder", OrderV2);
            if (sentToken is not null)
            {
                request.Headers.Add("X-CSRF-Token", sentToken);
            }

            if (sentCookie is not null)
            {
                request.Headers.Add("Cookie", sentCookie);
            }

            var (status, _, headers) = await SendAsync(request);
            Assert.Equal((403, "Required"), (status, headers.GetValues("x-csrf-token").Single()));
        }

        Assert.Empty(await Control.GetLedgerAsync("sap", cancellationToken: Token));
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour()
    {
        var (token, cookie) = await SessionAsync();
        await Control.AdvanceAsync(TimeSpan.FromMinutes(31), Token);
        var request = Request(HttpMethod.Post, V2 + "A_PurchaseOrder", OrderV2);
        request.Headers.Add("X-CSRF-Token", token);
        request.Headers.Add("Cookie", cookie);

        Assert.Equal(403, (await SendAsync(request)).Status);
    }

    [Fact]
    public async Task A_session_is_one_users_own()
    {
        await Control.CreateAccountAsync("sap", "other", Token);
        var (token, cookie) = await SessionAsync(account: "other");
        var request = Request(HttpMethod.Post, V2 + "A_PurchaseOrder", OrderV2);
        request.Headers.Add("X-CSRF-Token", token);
        request.Headers.Add("Cookie", cookie);

        Assert.Equal(403, (await SendAsync(request)).Status);
    }

    [Fact]
    public async Task Without_a_password_there_is_no_logon()
    {
        var request = Request(HttpMethod.Get, V2 + "A_PurchaseOrder");
        request.Headers.Authorization = null;

        var (status, body, _) = await SendAsync(request);

        Assert.Equal(401, status);
        Assert.StartsWith("<html>", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(V2 + "A_PurchaseOrder('1')", "MEPO/000")]
    [InlineData(V4 + "PurchaseOrder('1')", "MEPO/000")]
    [InlineData("sap/opu/odata/sap/NO_SUCH_SRV/A", "/IWFND/MED/170")]
    [InlineData(V2 + "A_NoSuchSet", "/IWBEP/CM_MGW_RT/004")]
    public async Task What_is_not_there_is_said_in_the_shape_of_its_version(string path, string code)
    {
        var error = (await GetAsync(path))["error"]!;

        Assert.Equal(code, (string)error["code"]!);
        Assert.Equal(path.StartsWith(V4, StringComparison.Ordinal), error["message"] is JsonValue);
    }

    [Fact]
    public async Task Errors_are_XML_where_JSON_is_not_accepted()
    {
        var request = Request(HttpMethod.Get, V2 + "A_PurchaseOrder('1')");
        request.Headers.Accept.Clear();

        var (status, body, _) = await SendAsync(request);

        Assert.Equal(404, status);
        Assert.Contains("<code>MEPO/000</code>", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_needs_the_version_that_is_there()
    {
        var made = (await ChangeAsync(HttpMethod.Post, V2 + "A_PurchaseOrder", OrderV2)).Json!["d"]!;
        var path = $"{V2}A_PurchaseOrder('{made["PurchaseOrder"]}')";
        var version = (string)made["__metadata"]!["etag"]!;

        Assert.Equal(428, (await ChangeAsync(HttpMethod.Patch, path, """{"PurchasingGroup":"002"}""")).Status);
        Assert.Equal(204, (await ChangeAsync(HttpMethod.Patch, path, """{"PurchasingGroup":"002"}""", version)).Status);
        Assert.Equal(412, (await ChangeAsync(HttpMethod.Patch, path, """{"PurchasingGroup":"003"}""", version)).Status);
        Assert.Equal("002", (string)(await GetAsync(path))["d"]!["PurchasingGroup"]!);
    }

    [Fact]
    public async Task An_order_that_somebody_has_open_cannot_be_changed()
    {
        var made = (await ChangeAsync(HttpMethod.Post, V2 + "A_PurchaseOrder", OrderV2)).Json!["d"]!;
        await Control.ActAsync(
            "sap",
            "lock-order",
            new JsonObject { ["purchaseOrder"] = (string)made["PurchaseOrder"]! },
            cancellationToken: Token
        );

        var (status, json, _) = await ChangeAsync(HttpMethod.Patch, $"{V2}A_PurchaseOrder('{made["PurchaseOrder"]}')", "{}", "*");

        Assert.Equal((400, "ME/006"), (status, (string)json!["error"]!["code"]!));
    }

    [Fact]
    public async Task A_token_of_OAuth_is_as_good_as_a_password_until_it_ends()
    {
        var client = await Control.ActAsync("sap", "oauth-client", [], cancellationToken: Token);
        using var ask = new HttpRequestMessage(HttpMethod.Post, (string)client["tokenEndpoint"]!);
        ask.Headers.Authorization = new(
            "Basic",
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{client["clientId"]}:{client["clientSecret"]}"))
        );
        ask.Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" });
        using var answer = await Http.SendAsync(ask, Token);
        var token = (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["access_token"]!;

        Assert.Equal(200, await WithTokenAsync());
        await Control.AdvanceAsync(TimeSpan.FromHours(1), Token);
        Assert.Equal(401, await WithTokenAsync());

        async Task<int> WithTokenAsync()
        {
            var request = Request(HttpMethod.Get, V2 + "A_PurchaseOrder");
            request.Headers.Authorization = new("Bearer", token);
            return (await SendAsync(request)).Status;
        }
    }
}
