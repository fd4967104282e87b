using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackWireTests : SlackTest
{
    [Fact]
    public async Task Settings_point_a_host_at_its_workspace()
    {
        var settings = Sandbox.Settings();

        Assert.Equal(Sandbox.AddressOf("slack").AbsoluteUri + "api/", settings["Integrations:Slack:Endpoint"]);
        Assert.Equal("Sandbox", settings["Integrations:Slack:Environment"]);
        Assert.Matches("^xoxb-", settings["Integrations:Slack:BotToken"]);
        Assert.Matches("^[0-9a-f]{32}$", settings["Integrations:Slack:SigningSecret"]);
        Assert.Matches("^A[A-Z0-9]{8,}$", settings["Integrations:Slack:AppId"]);
        Assert.Matches("^T[A-Z0-9]{8,}$", settings["Integrations:Slack:TeamId"]);
        Assert.Matches("/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{24}$", settings["Integrations:Slack:IncomingWebhookUrl"]);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Auth_test_tells_team_and_bot_and_the_scopes_in_a_header()
    {
        using var request = Request("auth.test", null, null);
        using var response = await Http.SendAsync(request, Token);
        var answer = Json(await response.Content.ReadAsStringAsync(Token));

        Assert.Equal(Settings()["TeamId"], (string?)answer["team_id"]);
        Assert.Matches("^B", (string?)answer["bot_id"]);
        Assert.Contains("chat:write", response.Headers.GetValues("X-OAuth-Scopes").Single().Split(','));
        Assert.NotEmpty(response.Headers.GetValues("X-Slack-Req-Id").Single());
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("POST", "application/x-www-form-urlencoded")]
    public async Task A_form_or_query_may_carry_the_token_and_nested_values_as_text(string method, string? contentType)
    {
        var channel = await ChannelAsync("procurement");
        var metadata = """{"event_type":"order","event_payload":{"reference":"PO-1"}}""";
        var form =
            $"token={Settings()["BotToken"]}&channel={channel}&text=a+b%26c&metadata={Uri.EscapeDataString(metadata)}&blocks={Uri.EscapeDataString($"[{Section("hello").ToJsonString()}]")}";
        using var request = contentType is null
            ? new HttpRequestMessage(HttpMethod.Get, $"{Settings()["Endpoint"]}chat.postMessage?{form}")
            : new HttpRequestMessage(HttpMethod.Post, $"{Settings()["Endpoint"]}chat.postMessage")
            {
                Content = new StringContent(form, new MediaTypeHeaderValue(contentType)),
            };
        Assert.Equal(method, request.Method.Method);
        using var response = await Http.SendAsync(request, Token);
        var answer = Json(await response.Content.ReadAsStringAsync(Token));

        Assert.True((bool)answer["ok"]!, answer.ToJsonString());
        Assert.Equal("a b&c", (string?)answer["message"]!["text"]);
        Assert.Equal("hello", (string?)answer["message"]!["blocks"]![0]!["text"]!["text"]);
        var effect = Assert.Single(await Control.GetLedgerAsync("slack", cancellationToken: Token));
        Assert.Equal(
            ("message", $"{channel}:{answer["ts"]}", "PO-1", "default"),
            (effect.Kind, effect.Id, effect.Reference, effect.Account)
        );
    }

    [Theory]
    [InlineData(null, "not_authed")]
    [InlineData("xoxb-1-2-3", "invalid_auth")]
    public async Task A_call_without_a_good_token_is_refused_with_200(string? token, string error)
    {
        using var request = Request("auth.test", null, null);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await Http.SendAsync(request, Token);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(error, (string?)Json(await response.Content.ReadAsStringAsync(Token))["error"]);
    }

    [Fact]
    public async Task A_token_in_a_json_body_is_not_looked_at()
    {
        using var request = Request("auth.test", new() { ["token"] = Settings()["BotToken"] }, null);
        request.Headers.Authorization = null;
        using var response = await Http.SendAsync(request, Token);

        Assert.Equal("not_authed", (string?)Json(await response.Content.ReadAsStringAsync(Token))["error"]);
    }

    [Theory]
    [InlineData("text/plain", "hello", "invalid_post_type")]
    [InlineData("application/json", "{\"a\":", "invalid_json")]
    [InlineData("application/json", "[]", "json_not_object")]
    [InlineData(null, "x", "missing_post_type")]
    public async Task A_body_that_is_none_is_refused(string? contentType, string body, string error)
    {
        using var request = Request("auth.test", null, null);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        using var response = await Http.SendAsync(request, Token);

        Assert.Equal(error, (string?)Json(await response.Content.ReadAsStringAsync(Token))["error"]);
    }

    [Fact]
    public async Task Json_without_a_charset_is_taken_with_a_warning()
    {
        using var request = Request("auth.test", null, null);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await Http.SendAsync(request, Token);
        var answer = Json(await response.Content.ReadAsStringAsync(Token));

        Assert.True((bool)answer["ok"]!);
        Assert.Equal("missing_charset", (string?)answer["warning"]);
        Assert.Equal("missing_charset", (string?)answer["response_metadata"]!["warnings"]![0]);
    }

    [Fact]
    public async Task An_unknown_method_and_a_missing_argument_have_their_own_errors()
    {
        Assert.Equal("unknown_method", await ErrorAsync("chat.shout"));

        var answer = await CallAsync("chat.postMessage", new() { ["text"] = "hello" });
        Assert.Equal("invalid_arguments", (string?)answer["error"]);
        Assert.Equal("[ERROR] missing required field: channel", (string?)answer["response_metadata"]!["messages"]![0]);
    }

    [Fact]
    public async Task A_missing_scope_says_what_is_needed_and_what_is_there()
    {
        var channel = await ChannelAsync("general");
        await ActAsync("scopes", new() { ["remove"] = "chat:write,users:read.email" });

        var answer = await CallAsync("chat.postMessage", new() { ["channel"] = channel, ["text"] = "hello" });

        Assert.Equal("missing_scope", (string?)answer["error"]);
        Assert.Equal("chat:write", (string?)answer["needed"]);
        Assert.DoesNotContain("chat:write", ((string)answer["provided"]!).Split(','));
        Assert.Equal("missing_scope", await ErrorAsync("users.lookupByEmail", new() { ["email"] = "buyer@procur.example" }));
        var users = (await OkAsync("users.list"))["members"]!.AsArray();
        Assert.All(users, x => Assert.Null(x!["profile"]!["email"]));
        Assert.Empty(await Control.GetLedgerAsync("slack", cancellationToken: Token));

        await ActAsync("scopes", new() { ["set"] = new JsonArray("channels:read") });
        Assert.Equal("missing_scope", await ErrorAsync("conversations.list", new() { ["types"] = "public_channel,im" }));
        await ActAsync("scopes", new() { ["add"] = "im:read" });
        await OkAsync("conversations.list", new() { ["types"] = "public_channel,im" });
    }

    [Fact]
    public async Task A_revoked_token_stays_dead_until_the_reset()
    {
        Assert.False((bool)(await OkAsync("auth.revoke", new() { ["test"] = true }))["revoked"]!);
        await OkAsync("auth.test");
        Assert.True((bool)(await OkAsync("auth.revoke"))["revoked"]!);
        Assert.Equal("token_revoked", await ErrorAsync("auth.test"));

        var old = Request("auth.test", null, null);
        await Control.RotateCredentialAsync("slack", "default", "BotToken", Token);
        await OkAsync("auth.test");

        await Control.ResetAsync("slack", Token);
        Assert.True((bool)Json(await (await Http.SendAsync(old, Token)).Content.ReadAsStringAsync(Token))["ok"]!);
    }

    [Fact]
    public async Task Two_workspaces_see_nothing_of_each_other_and_share_the_app()
    {
        var acme = await Control.CreateAccountAsync("slack", "acme", Token);
        Assert.Equal(Settings()["SigningSecret"], acme.Settings["SigningSecret"]);
        Assert.Equal(Settings()["AppId"], acme.Settings["AppId"]);
        Assert.NotEqual(Settings()["TeamId"], acme.Settings["TeamId"]);

        var (ours, theirs) = (await ChannelAsync("procurement"), await ChannelAsync("procurement", "acme"));
        Assert.NotEqual(ours, theirs);
        Assert.NotEqual(await UserAsync("approver"), await UserAsync("approver", "acme"));
        var ts = await PostAsync(ours, "ours");

        Assert.Equal("channel_not_found", await ErrorAsync("conversations.history", new() { ["channel"] = ours }, "acme"));
        Assert.Empty((await OkAsync("conversations.history", new() { ["channel"] = theirs }, "acme"))["messages"]!.AsArray());
        Assert.Equal("message_not_found", await ErrorAsync("chat.delete", new() { ["channel"] = theirs, ["ts"] = ts }, "acme"));
        Assert.Empty(await Control.GetLedgerAsync("slack", "acme", cancellationToken: Token));

        await ActAsync("own-app", account: "acme");
        Assert.NotEqual(Settings()["SigningSecret"], Settings("acme")["SigningSecret"]);
    }

    [Fact]
    public async Task The_directory_gives_the_ids_that_the_api_gives()
    {
        var directory = await ActAsync("directory");

        Assert.Equal(
            await UserAsync("approver"),
            (string?)directory["users"]!.AsArray().Single(x => (string?)x!["name"] == "approver")!["id"]
        );
        Assert.Equal(
            await ChannelAsync("general"),
            (string?)directory["channels"]!.AsArray().Single(x => (string?)x!["name"] == "general")!["id"]
        );
    }
}
