using System.Net;
using System.Text;
using System.Text.Json;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;

namespace Procur.Integrations.AspNetCore.Tests.Administration;

public sealed class ConnectionTests
{
    private const string One = "/connections/fake/acme/default";
    private const string LongSecret = "canary-secret-that-is-long-enough-9876";

    [Fact]
    public async Task A_connection_is_saved_tested_switched_on_and_off_and_never_shows_a_secret()
    {
        await using var app = await AdminApp.StartAsync();
        var saved = await app.PutAsync(
            One,
            new { secrets = new { ApiKey = LongSecret, SigningSecret = "canary-short" }, settings = new { Account = "acct_1" } }
        );
        Assert.False(saved.GetProperty("enabled").GetBoolean());
        Assert.True(saved.GetProperty("configured").GetBoolean());
        Assert.Equal("sandbox", saved.GetProperty("environment").GetString());
        var key = Value(saved, "ApiKey");
        Assert.Equal(
            ("store", "9876", true),
            (key.GetProperty("source").GetString(), key.GetProperty("lastFour").GetString(), key.GetProperty("set").GetBoolean())
        );
        Assert.True(key.TryGetProperty("setAt", out _));
        Assert.False(Value(saved, "SigningSecret").TryGetProperty("lastFour", out _));
        Assert.Equal("acct_1", Value(saved, "Account").GetProperty("value").GetString());
        Assert.Equal("unset", Value(saved, "PreviousSigningSecret").GetProperty("source").GetString());

        Assert.True((await app.PostAsync(One + "/test")).GetProperty("succeeded").GetBoolean());
        Assert.False((await app.GetAsync(One)).GetProperty("enabled").GetBoolean());
        var enabled = await app.PostAsync(One + "/enable");
        Assert.True(enabled.GetProperty("enabled").GetBoolean());
        Assert.True(enabled.GetProperty("lastTest").GetProperty("succeeded").GetBoolean());
        Assert.False((await app.PostAsync(One + "/disable")).GetProperty("enabled").GetBoolean());

        var listed = (await app.GetAsync("/connections?tenant=acme&integration=fake")).GetProperty("connections");
        Assert.Equal("acme", Assert.Single(listed.EnumerateArray()).GetProperty("tenant").GetString());
        Assert.DoesNotContain("canary", app.Answers, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Host.Logs.Lines, line => line.ToString().Contains("canary", StringComparison.Ordinal));
        Assert.All(app.Audit, record => Assert.Equal("op-1", record.Actor));
        Assert.Equal(
            ["connection.save", "connection.test", "connection.enable", "connection.disable"],
            app.Audit.Select(record => record.Operation)
        );
    }

    [Fact]
    public async Task Only_what_is_newly_entered_changes()
    {
        await using var app = await AdminApp.StartAsync();
        await app.PutAsync(One, new { secrets = new { ApiKey = LongSecret }, settings = new { Account = "acct_1" } });
        var saved = await app.PutAsync(One, new { secrets = new { SigningSecret = "another-secret-that-is-long-enough-5432" } });
        Assert.Equal("9876", Value(saved, "ApiKey").GetProperty("lastFour").GetString());
        Assert.Equal("5432", Value(saved, "SigningSecret").GetProperty("lastFour").GetString());
        Assert.Equal("acct_1", Value(saved, "Account").GetProperty("value").GetString());
        var removed = await app.PutAsync(One, Json("""{"secrets":{"SigningSecret":null}}"""u8.ToArray()));
        Assert.False(Value(removed, "SigningSecret").GetProperty("set").GetBoolean());
    }

    [Fact]
    public async Task A_change_that_somebody_else_made_meanwhile_is_not_overwritten()
    {
        await using var app = await AdminApp.StartAsync();
        var first = await app.PutAsync(One, new { settings = new { Account = "acct_1" }, version = 0 });
        await app.PutAsync(One, new { settings = new { Account = "acct_2" } });
        var refused = await app.PutAsync(
            One,
            new { settings = new { Account = "acct_3" }, version = first.GetProperty("version").GetInt64() },
            HttpStatusCode.Conflict
        );
        Assert.Contains("changed by somebody else", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("acct_2", Value(await app.GetAsync(One), "Account").GetProperty("value").GetString());
    }

    [Theory]
    [InlineData("""{"settings":{"Nonsense":"canary"}}""", "Nonsense is no setting")]
    [InlineData("""{"settings":{"ApiKey":"canary"}}""", "ApiKey is a secret")]
    [InlineData("""{"secrets":{"Account":"canary"}}""", "Account is no secret")]
    [InlineData("""{"environment":"canary"}""", "environment must be one of sandbox, production")]
    [InlineData("""{"secret":{"ApiKey":"canary"}}""", "not the JSON")]
    [InlineData("""{"secrets":{"ApiKey":["canary"]}}""", "see $.secrets")]
    [InlineData("""{"secrets":{"ApiKey":"canary""", "not the JSON")]
    [InlineData("null", "not the JSON")]
    public async Task What_cannot_be_saved_is_refused_with_its_reason_and_without_its_words(string body, string said)
    {
        await using var app = await AdminApp.StartAsync();
        var refused = await app.PutAsync(One, Json(Encoding.UTF8.GetBytes(body)), HttpStatusCode.BadRequest);
        Assert.Contains(said, refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", app.Answers, StringComparison.Ordinal);
        await app.SendAsync(HttpMethod.Get, One, expected: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_is_not_taken_for_json()
    {
        await using var app = await AdminApp.StartAsync();
        await app.PutAsync(One, new StringContent("{}", Encoding.UTF8, "text/plain"), HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_body_without_end_is_not_read()
    {
        await using var app = await AdminApp.StartAsync();
        await app.PutAsync(One, Json(new byte[1024 * 1024 + 1]), HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_a_failed_test_found_is_said_and_kept()
    {
        var service = new FakeService
        {
            WhoAmI = static () =>
                Task.FromResult(new ConnectionTestResult(false, "the key was refused") { Kind = IntegrationErrorKind.Authentication }),
        };
        await using var app = await AdminApp.StartAsync(service);
        await app.PutAsync(One, new { secrets = new { ApiKey = LongSecret } });
        var result = await app.PostAsync(One + "/test");
        Assert.False(result.GetProperty("succeeded").GetBoolean());
        Assert.Equal("authentication", result.GetProperty("kind").GetString());
        var kept = (await app.GetAsync(One)).GetProperty("lastTest");
        Assert.Equal("the key was refused", kept.GetProperty("message").GetString());
    }

    [Fact]
    public async Task What_lacks_a_setting_is_not_switched_on()
    {
        await using var app = await AdminApp.StartAsync();
        await app.PutAsync(One, new { settings = new { Account = "acct_1" } });
        var refused = await app.PostAsync(One + "/enable", expected: HttpStatusCode.Conflict);
        Assert.Contains("ApiKey", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.False((await app.GetAsync(One)).GetProperty("enabled").GetBoolean());
    }

    [Fact]
    public async Task The_next_credential_is_entered_tested_promoted_and_taken_back()
    {
        await using var app = await AdminApp.StartAsync();
        await app.PutAsync(One, new { secrets = new { ApiKey = LongSecret } });
        var staged = await app.PutAsync(One + "/next", new { secrets = new { ApiKey = "canary-next-that-is-long-enough-0000-1111" } });
        Assert.Equal("9876", Value(staged, "ApiKey").GetProperty("lastFour").GetString());
        Assert.Equal("1111", Assert.Single(staged.GetProperty("next").EnumerateArray()).GetProperty("lastFour").GetString());
        Assert.True((await app.PostAsync(One + "/next/test")).GetProperty("succeeded").GetBoolean());
        var promoted = await app.PostAsync(One + "/next/promote");
        Assert.Equal("1111", Value(promoted, "ApiKey").GetProperty("lastFour").GetString());
        var back = await app.PostAsync(One + "/next/roll-back");
        Assert.Equal("9876", Value(back, "ApiKey").GetProperty("lastFour").GetString());
        await app.PostAsync(One + "/next/promote");
        var retired = await app.PostAsync(One + "/next/retire");
        Assert.Empty(retired.GetProperty("replaced").EnumerateArray());
        await app.PostAsync(One + "/next/roll-back", expected: HttpStatusCode.Conflict);
        Assert.DoesNotContain("canary", app.Answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        await using var app = await AdminApp.StartAsync();
        await app.SendAsync(HttpMethod.Get, One, expected: HttpStatusCode.NotFound);
        foreach (var what in (string[])["enable", "disable", "test", "next/promote"])
        {
            await app.PostAsync($"{One}/{what}", expected: HttpStatusCode.NotFound);
        }

        await app.SendAsync(HttpMethod.Delete, One, expected: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_connection_is_removed()
    {
        await using var app = await AdminApp.StartAsync();
        await app.PutAsync(One, new { secrets = new { ApiKey = LongSecret } });
        await app.SendAsync(HttpMethod.Delete, One, expected: HttpStatusCode.NoContent);
        await app.SendAsync(HttpMethod.Get, One, expected: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_hosts_own_accounts_are_seen_and_not_changed()
    {
        await using var app = await AdminApp.StartAsync();
        var own = await app.GetAsync("/connections/fake/-/default");
        Assert.Equal("section", Value(own, "ApiKey").GetProperty("source").GetString());
        Assert.Single((await app.GetAsync("/connections?tenant=")).GetProperty("connections").EnumerateArray());
        await app.PutAsync("/connections/fake/-/default", new { settings = new { Account = "x" } }, HttpStatusCode.Conflict);
        await app.PostAsync("/connections/fake/-/default/disable", expected: HttpStatusCode.Conflict);
        Assert.DoesNotContain("fake_key", app.Answers, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeWebhook.Secret, app.Answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cache_is_cleared_and_the_keys_are_rolled()
    {
        await using var app = await AdminApp.StartAsync();
        await app.PutAsync(One, new { secrets = new { ApiKey = LongSecret } });
        await app.PostAsync("/cache/clear", expected: HttpStatusCode.NoContent);
        var report = await app.PostAsync("/keys/reencrypt");
        Assert.Equal((0, 0), (report.GetProperty("renewed").GetInt32(), report.GetProperty("left").GetInt32()));
        Assert.Equal(["connection.save", "connection.clear_cache", "connection.reencrypt"], app.Audit.Select(record => record.Operation));
    }

    private static JsonElement Value(JsonElement connection, string name) =>
        connection.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("name").GetString() == name);

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        return content;
    }
}
