using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;

namespace Procur.Integrations.Tests.Connections;

/// <summary>What a host's admin pages see of tenants' connections, and change.</summary>
public sealed class AdministrationTests : IAsyncDisposable
{
    private const string Key = "0123456789abcdef0123456789abcdeX";
    private const string Secret = "acme_live_key_with_enough_characters_1234";
    private static readonly ConnectionId Acme = new("acme", "demo", ConnectionId.DefaultName);
    private readonly StandIn standIn = StandIn.Start();
    private readonly TestHost host;

    public AdministrationTests()
    {
        standIn.Otherwise = request =>
            request.Header("Authorization")!.Contains("refused", StringComparison.Ordinal)
                ? Reply.Json("{}", 401)
                : Reply.Json("""{"account":"A-1"}""");
        host = DemoHost.Create(
            standIn,
            with: builder => builder.AddProvider<IIntegrationConnector>(connection => new ProbeConnector(connection))
        );
        host.Set("Integrations:Keys:Current", Key);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IConnectionAdministration Admin => host.Get<IConnectionAdministration>();

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await standIn.DisposeAsync();
    }

    [Fact]
    public async Task A_new_connection_is_off_until_it_is_enabled_and_shows_of_its_secret_only_that_it_is_set()
    {
        var saved = await SaveAsync(("ApiKey", Secret));

        Assert.Equal((false, 1L, true), (saved.Enabled, saved.Version, saved.IsConfigured));
        var value = Value(saved, "ApiKey");
        Assert.Equal(
            (null, ConnectionValueSource.Store, "1234", host.Time.GetUtcNow()),
            (value.Value, value.Source, value.LastFour, value.SetAt)
        );
        Assert.Equal(ConnectionValueSource.Unset, Value(saved, "ClientSecret").Source);
        Assert.Equal(IntegrationErrorKind.Disabled, (await FailureAsync())!.Kind);

        Assert.True((await Admin.EnableAsync(Acme, "u-1", Token)).Enabled);
        Assert.Null(await FailureAsync());
        Assert.Equal("Bearer " + Secret, Assert.Single(standIn.Received).Header("Authorization"));
        Assert.DoesNotContain(
            Secret,
            $"{saved}{value}{await host.Get<IConnectionStore>().FindAsync(Acme, Token)}",
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_short_secret_shows_nothing_of_itself()
    {
        Assert.Null(Value(await SaveAsync(("ApiKey", "twenty-three-characters")), "ApiKey").LastFour);
        Assert.Equal("ters", Value(await SaveAsync(("ApiKey", "twenty-four--+characters")), "ApiKey").LastFour);
    }

    [Fact]
    public async Task What_was_not_entered_stays_and_what_was_emptied_goes()
    {
        await SaveAsync(("ApiKey", Secret), ("ClientSecret", "client"));
        await Admin.SaveAsync(
            new ConnectionDraft(Acme) { Settings = Named(("Account", "A-9"), ("Region", "eu")), Secrets = Named(("ClientSecret", null)) },
            "u-1",
            Token
        );
        var view = await Admin.SaveAsync(new ConnectionDraft(Acme) { Settings = Named(("Region", null)) }, "u-1", Token);
        await Admin.EnableAsync(Acme, "u-1", Token);
        Assert.Null(await FailureAsync());

        Assert.Equal("Bearer " + Secret, Assert.Single(standIn.Received).Header("Authorization"));
        Assert.Equal(ConnectionValueSource.Unset, Value(view, "ClientSecret").Source);
        Assert.Equal(("A-9", ConnectionValueSource.Store), (Value(view, "Account").Value, Value(view, "Account").Source));
        Assert.Equal(ConnectionValueSource.Unset, Value(view, "Region").Source);
    }

    [Fact]
    public async Task Where_each_value_comes_from_is_told()
    {
        host.Set("DEMO_REGION", "eu");
        var tenant = await SaveAsync(("ApiKey", Secret));
        var own = (await Admin.FindAsync(new ConnectionId("", "demo", ConnectionId.DefaultName), Token))!;

        Assert.Equal(("eu", ConnectionValueSource.Host), (Value(tenant, "Region").Value, Value(tenant, "Region").Source));
        Assert.Equal(ConnectionValueSource.Environment, Value(own, "Region").Source);
        Assert.Equal((null, ConnectionValueSource.Section), (Value(own, "ApiKey").Value, Value(own, "ApiKey").Source));
        await using var coded = TestHost.Create(services => new DemoProvider().Add(services, null, options => options.Region = "us"));
        var byCode = await coded.Get<IConnectionAdministration>().ListAsync("", null, Token).SingleAsync(Token);
        Assert.Equal(ConnectionValueSource.Code, Value(byCode, "Region").Source);
        Assert.Equal(ConnectionValueSource.Default, Value(byCode, "Endpoint").Source);
        Assert.Equal(ConnectionValueSource.Unset, Value(byCode, "ApiKey").Source);
        Assert.False(byCode.IsConfigured);
    }

    [Fact]
    public async Task A_list_is_of_one_tenant_or_of_all_with_the_hosts_own()
    {
        await SaveAsync(("ApiKey", Secret));
        await Admin.SaveAsync(new ConnectionDraft(Acme with { Tenant = "globex" }), "u-1", Token);

        Assert.Equal(["acme"], await Admin.ListAsync("acme", null, Token).Select(view => view.Id.Tenant).ToListAsync(Token));
        Assert.Equal(["", "acme", "globex"], await Admin.ListAsync(null, "demo", Token).Select(view => view.Id.Tenant).ToListAsync(Token));
        Assert.Equal(0, await Admin.ListAsync(null, "other", Token).CountAsync(Token));
    }

    [Theory]
    [InlineData("Nonsense", "x", false)]
    [InlineData("ApiKey", "x", false)]
    [InlineData("Region", "x", true)]
    [InlineData("Endpoint", "not an address", false)]
    [InlineData("Endpoint", "ftp://demo.invalid/", false)]
    [InlineData("Endpoint", "https://user:pass@demo.invalid/", false)]
    public async Task What_is_no_setting_or_stands_in_the_wrong_place_is_refused_before_anything_is_kept(
        string name,
        string value,
        bool asSecret
    )
    {
        var draft = new ConnectionDraft(Acme)
        {
            Settings = asSecret ? Named() : Named((name, value)),
            Secrets = asSecret ? Named((name, value)) : Named(),
        };

        var e = await Assert.ThrowsAnyAsync<ArgumentException>(() => Admin.SaveAsync(draft, "u-1", Token));

        Assert.Contains(name, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass@", e.Message, StringComparison.Ordinal);
        Assert.Null(await Admin.FindAsync(Acme, Token));
    }

    [Fact]
    public async Task A_change_that_somebody_else_made_meanwhile_is_not_written_over()
    {
        var seen = await SaveAsync(("ApiKey", Secret));
        await SaveAsync(("ApiKey", "somebody else's"));

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Admin.SaveAsync(new ConnectionDraft(Acme) { Version = seen.Version, Settings = Named(("Region", "eu")) }, "u-1", Token)
        );
        await Assert.ThrowsAsync<IntegrationException>(() => Admin.SaveAsync(new ConnectionDraft(Acme) { Version = 0 }, "u-1", Token));

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.Equal(2, (await Admin.FindAsync(Acme, Token))!.Version);
    }

    [Fact]
    public async Task A_tenant_whose_calls_go_elsewhere_gets_no_secret_of_the_hosts()
    {
        await using var elsewhere = StandIn.Start();
        host.Set("Integrations:Demo:SigningSecret", "the hosts app secret");
        await SaveAsync(("ApiKey", Secret));
        Assert.Equal("the hosts app secret", (await OptionsAsync()).SigningSecret);

        await Admin.SaveAsync(
            new ConnectionDraft(Acme)
            {
                Settings = Named(("Endpoint", elsewhere.Endpoint.ToString())),
                Secrets = Named(("ApiKey", Secret)),
            },
            "u-1",
            Token
        );

        Assert.Equal(Secret, (await OptionsAsync()).ApiKey);
        Assert.Null((await OptionsAsync()).SigningSecret);
    }

    [Fact]
    public async Task A_changed_environment_asks_for_the_secret_again()
    {
        await SaveAsync(("ApiKey", Secret));

        var view = await Admin.SaveAsync(new ConnectionDraft(Acme) { Environment = IntegrationEnvironment.Production }, "u-1", Token);

        Assert.Contains("was entered for Sandbox", Assert.Single(view.Problems), StringComparison.Ordinal);
        Assert.Equal(view.Problems[0], Value(view, "ApiKey").Problem);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Admin.EnableAsync(Acme, "u-1", Token));
        Assert.Contains("enter it again", e.Message, StringComparison.Ordinal);
        Assert.True((await Admin.SaveAsync(new ConnectionDraft(Acme) { Secrets = Named(("ApiKey", Secret)) }, "u-1", Token)).IsConfigured);
    }

    [Fact]
    public async Task The_next_credential_is_tested_beside_the_current_one_promoted_rolled_back_and_retired()
    {
        await SaveAsync(("ApiKey", "first"));
        await Admin.EnableAsync(Acme, "u-1", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Admin.PromoteAsync(Acme, "u-1", Token));

        var staged = await Admin.StageAsync(Acme, Named(("ApiKey", "second")), "u-1", Token);
        Assert.Equal("ApiKey", Assert.Single(staged.Staged).Setting.Name);
        Assert.True((await Admin.TestStagedAsync(Acme, "u-1", Token)).Succeeded);
        Assert.Null(await FailureAsync());
        await Admin.PromoteAsync(Acme, "u-1", Token);
        Assert.Null(await FailureAsync());
        await Admin.RollBackAsync(Acme, "u-1", Token);
        Assert.Null(await FailureAsync());
        await Admin.PromoteAsync(Acme, "u-1", Token);
        var retired = await Admin.RetireAsync(Acme, "u-1", Token);
        Assert.Null(await FailureAsync());

        Assert.Equal(
            ["second", "first", "second", "first", "second"],
            standIn.Received.Select(request => request.Header("Authorization")!["Bearer ".Length..])
        );
        Assert.Empty(retired.Staged);
        Assert.Empty(retired.Replaced);
        await Assert.ThrowsAsync<IntegrationException>(() => Admin.RollBackAsync(Acme, "u-1", Token));
    }

    [Fact]
    public async Task A_next_credential_that_the_service_refuses_is_told_and_changes_nothing()
    {
        await SaveAsync(("ApiKey", "good"));
        var before = await Admin.StageAsync(Acme, Named(("ApiKey", "refused")), "u-1", Token);

        var test = await Admin.TestStagedAsync(Acme, "u-1", Token);

        Assert.Equal((false, IntegrationErrorKind.Authentication), (test.Succeeded, test.Kind));
        Assert.Equal(before.Version, (await Admin.FindAsync(Acme, Token))!.Version);
    }

    [Fact]
    public async Task Every_change_is_in_the_audit_trail_with_who_did_it_and_no_value()
    {
        await SaveAsync(("ApiKey", Secret));
        await Admin.TestAsync(Acme, "u-1", Token);
        await Admin.EnableAsync(Acme, "u-2", Token);
        await Admin.DisableAsync(Acme, "u-3", Token);
        await Admin.StageAsync(Acme, Named(("ApiKey", "refused-next")), "u-1", Token);
        await Admin.TestStagedAsync(Acme, "u-1", Token);
        await Admin.PromoteAsync(Acme, "u-1", Token);
        await Admin.TestAsync(Acme, "u-1", Token);
        await Admin.ReencryptAsync("u-4", Token);
        await Admin.ClearCacheAsync("u-4", Token);
        Assert.True(await Admin.RemoveAsync(Acme, "u-5", Token));
        Assert.False(await Admin.RemoveAsync(Acme, "u-5", Token));

        Assert.Equal(
            [
                "u-1 connection.save done",
                "u-1 connection.test done",
                "u-2 connection.enable done",
                "u-3 connection.disable done",
                "u-1 connection.stage done",
                "u-1 connection.test_staged authentication",
                "u-1 connection.promote done",
                "u-1 connection.test authentication",
                "u-4 connection.reencrypt done",
                "u-4 connection.clear_cache done",
                "u-5 connection.remove done",
            ],
            host.Audit.Records.Where(record => record.Actor is not null)
                .Select(record => $"{record.Actor} {record.Operation} {record.Outcome}")
        );
        Assert.Contains("secrets: ApiKey", host.Audit.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, host.Audit.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_value_that_is_a_Fernet_token_is_opened_and_sealed_once_however_often_it_was_sealed(int layers)
    {
        // The worked example of the Fernet specification, and the same sealed once more.
        const string key = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";
        const string once = "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";
        host.Set("CYPHER_KEY", key);
        await SaveAsync(("ApiKey", layers == 1 ? once : FernetOf(once, key)));
        await Admin.EnableAsync(Acme, "u-1", Token);

        Assert.Null(await FailureAsync());

        Assert.Equal("Bearer hello", Assert.Single(standIn.Received).Header("Authorization"));
    }

    [Fact]
    public async Task A_Fernet_token_that_no_key_opens_is_refused_and_nothing_is_kept()
    {
        const string token = "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";
        host.Set(
            "Integrations:Keys:Fernet:0",
            Convert.ToBase64String(
                new byte[31]
                    .Append((byte)1)
                    .ToArray()
            )
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SaveAsync(("ApiKey", token)));

        Assert.Equal(IntegrationErrorKind.Validation, e.Kind);
        Assert.Contains("Integrations:Keys:Fernet:0", e.Message, StringComparison.Ordinal);
        Assert.Null(await Admin.FindAsync(Acme, Token));
    }

    private static string FernetOf(string text, string key)
    {
        var bytes = Convert.FromBase64String(key.Replace('-', '+').Replace('_', '/'));
        using var aes = System.Security.Cryptography.Aes.Create();
        aes.Key = bytes[16..];
        var iv = new byte[16];
        byte[] signed = [0x80, .. new byte[8], .. iv, .. aes.EncryptCbc(System.Text.Encoding.UTF8.GetBytes(text), iv)];
        byte[] token = [.. signed, .. System.Security.Cryptography.HMACSHA256.HashData(bytes.AsSpan(0, 16), signed)];
        return Convert.ToBase64String(token).Replace('+', '-').Replace('/', '_');
    }

    private static Dictionary<string, string?> Named(params (string Name, string? Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Name, pair => pair.Value);

    private static ConnectionValue Value(ConnectionView view, string name) => view.Values.Single(value => value.Setting.Name == name);

    private Task<ConnectionView> SaveAsync(params (string Name, string? Value)[] secrets) =>
        Admin.SaveAsync(new ConnectionDraft(Acme) { Secrets = Named(secrets) }, "u-1", Token);

    private async Task<DemoOptions> OptionsAsync()
    {
        var connection = await host.Get<IConnections>().GetConnectionAsync("acme", "demo", null, Token);
        return (DemoOptions)(await connection.CurrentAsync(Token)).Options;
    }

    private async Task<IntegrationException?> FailureAsync()
    {
        var connection = await host.Get<IConnections>().GetConnectionAsync("acme", "demo", null, Token);
        try
        {
            await connection.SendAsync(Calls.Read(), Token);
            return null;
        }
        catch (IntegrationException e)
        {
            return e;
        }
    }
}
