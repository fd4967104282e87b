using System.Data.Common;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sql.Tests;

/// <summary>What keeping connections promises, on each database.</summary>
public abstract class ConnectionStoreSuite : SqlSuite
{
    private StandIn standIn = null!;
    private TestHost host = null!;

    private IConnectionAdministration Admin => host.Get<IConnectionAdministration>();

    private IConnectionStore Store => host.Get<IConnectionStore>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        standIn = StandIn.Start();
        standIn.Otherwise = ConnectionHosts.Answer;
        host = ConnectionHosts.Open(Database, standIn);
    }

    public override async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await standIn.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_connection_is_found_as_it_was_written_with_its_secrets_sealed()
    {
        var id = ConnectionHosts.Id();
        var written = await Store.SaveAsync(
            new ConnectionRecord(id)
            {
                Environment = IntegrationEnvironment.Production,
                Enabled = false,
                Settings = Named(("DefaultCurrency", "USD")),
                Secrets = Named(("SecretKey", ConnectionHosts.Secret)),
                Account = new ConnectedAccount("acct_1", "Acme"),
                LastTest = new ConnectionTest(DateTimeOffset.FromUnixTimeMilliseconds(1_000), false, "no")
                {
                    Kind = IntegrationErrorKind.Permission,
                },
                NeedsReconnect = "it was revoked",
            },
            Cancellation
        );

        var found = (await Store.FindAsync(id, Cancellation))!;

        Assert.Equal(1, written!.Version);
        Assert.Equal(found.Version, written.Version);
        Assert.Equal((IntegrationEnvironment.Production, false), (found.Environment, found.Enabled));
        Assert.Equal("USD", found.Settings["defaultcurrency"]);
        Assert.Empty(found.Secrets);
        Assert.Equal("ZyXw", found.Sealed["SecretKey"].LastFour);
        Assert.Equal(new ConnectedAccount("acct_1", "Acme"), found.Account);
        Assert.Equal(
            (false, "no", IntegrationErrorKind.Permission),
            (found.LastTest!.Succeeded, found.LastTest.Message, found.LastTest.Kind)
        );
        Assert.Equal("it was revoked", found.NeedsReconnect);
        Assert.NotNull(found.CreatedAt);
        Assert.Equal(found.CreatedAt, found.UpdatedAt);
    }

    [Fact]
    public async Task Of_two_who_write_over_the_same_version_one_is_told_that_somebody_wrote_first()
    {
        var record = await SaveAsync("acme");

        var both = await Task.WhenAll(
            Store.SaveAsync(record with { Enabled = false }, Cancellation).AsTask(),
            Store.SaveAsync(record with { Enabled = false }, Cancellation).AsTask()
        );

        Assert.Single(both, saved => saved is not null);
        Assert.Null(await Store.SaveAsync(new ConnectionRecord(record.Id), Cancellation));
        Assert.False(await Store.RemoveAsync(record.Id, record.Version, Cancellation));
        Assert.True(await Store.RemoveAsync(record.Id, record.Version + 1, Cancellation));
        Assert.Null(await Store.FindAsync(record.Id, Cancellation));
    }

    [Fact]
    public async Task Connections_are_listed_by_tenant_integration_and_account_over_many_pages()
    {
        for (var i = 0; i < 205; i++)
        {
            await Store.SaveAsync(
                new ConnectionRecord(ConnectionHosts.Id($"t{i:D3}")) { Account = new ConnectedAccount(i % 2 == 0 ? "even" : "odd") },
                Cancellation
            );
        }

        await Store.SaveAsync(new ConnectionRecord(new ConnectionId("t001", "other", "default")), Cancellation);

        Assert.Equal(206, await Store.ListAsync(null, null, Cancellation).CountAsync(Cancellation));
        Assert.Equal(
            205,
            await Store.ListAsync("stripe", null, Cancellation).Select(record => record.Id).Distinct().CountAsync(Cancellation)
        );
        Assert.Equal(2, await Store.ListAsync(null, "t001", Cancellation).CountAsync(Cancellation));
        Assert.Equal(102, await Store.FindByAccountAsync("stripe", "odd", Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public async Task Another_process_sees_a_change_a_removal_and_a_call_to_read_everything_again()
    {
        var record = await SaveAsync("acme");
        await using var other = ConnectionHosts.Open(Database, standIn);
        var connection = await other.Get<IConnections>().GetConnectionAsync("acme", "stripe", null, Cancellation);
        await CallAsync(connection);

        await Admin.DisableAsync(record.Id, "user-1", Cancellation);
        await UntilAsync(async () => await FailureAsync(connection) is { Kind: IntegrationErrorKind.Disabled });

        // Past the library's back, so that nobody is told.
        await Database.ExecuteAsync("UPDATE procur_connections SET is_enabled = 1");
        await Admin.ClearCacheAsync("user-1", Cancellation);
        await UntilAsync(async () => await FailureAsync(connection) is null);

        await Admin.RemoveAsync(record.Id, "user-1", Cancellation);
        await UntilAsync(async () => await FailureAsync(connection) is { Kind: IntegrationErrorKind.NotConfigured });
    }

    [Theory]
    [InlineData("another tenant")]
    [InlineData("another connection")]
    [InlineData("another environment")]
    [InlineData("another field")]
    [InlineData("altered")]
    public async Task A_sealed_secret_does_not_open_in_another_place(string place)
    {
        await Store.SaveAsync(
            new ConnectionRecord(ConnectionHosts.Id())
            {
                Secrets = Named(("SecretKey", ConnectionHosts.Secret), ("WebhookSecret", "whsec_canary_0123456789abcdef")),
            },
            Cancellation
        );
        foreach (var other in new[] { ConnectionHosts.Id("globex"), ConnectionHosts.Id(name: "second") })
        {
            await Store.SaveAsync(new ConnectionRecord(other) { Secrets = Named(("SecretKey", "sk_test_own")) }, Cancellation);
        }

        const string from = "(SELECT credentials FROM procur_connections WHERE tenant_id = 'acme' AND name = 'default')";
        var target = place switch
        {
            "another tenant" => ConnectionHosts.Id("globex"),
            "another connection" => ConnectionHosts.Id(name: "second"),
            _ => ConnectionHosts.Id(),
        };
        await Database.ExecuteAsync(
            place switch
            {
                "another tenant" => $"UPDATE procur_connections SET credentials = {from} WHERE tenant_id = 'globex'",
                "another connection" => $"UPDATE procur_connections SET credentials = {from} WHERE name = 'second'",
                "another environment" => "UPDATE procur_connections SET environment = 'Production'",
                "another field" =>
                    "UPDATE procur_connections SET credentials = REPLACE(REPLACE(REPLACE(credentials, 'WebhookSecret', '@'), 'SecretKey', 'WebhookSecret'), '@', 'SecretKey')",
                _ => "UPDATE procur_connections SET credentials = REPLACE(credentials, '\"setAt\"', '\"setat\"'), environment = 'Sandbox'",
            }
        );
        if (place == "altered")
        {
            await AlterAsync();
        }

        await using var fresh = ConnectionHosts.Open(Database, standIn);
        var connection = await fresh.Get<IConnections>().GetConnectionAsync(target.Tenant, "stripe", target.Name, Cancellation);
        var refused = await FailureAsync(connection);

        Assert.Equal(IntegrationErrorKind.NotConfigured, refused!.Kind);
        Assert.Contains("SecretKey", refused.Message, StringComparison.Ordinal);
        Assert.Contains("enter it again", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, standIn.Connections);
    }

    [Fact]
    public async Task A_changed_address_wants_the_secret_again_before_anything_is_sent_there()
    {
        await using var elsewhere = StandIn.Start();
        elsewhere.Otherwise = ConnectionHosts.Answer;
        var record = await SaveAsync("acme");
        await Admin.SaveAsync(
            new ConnectionDraft(record.Id) { Settings = Named(("Endpoint", elsewhere.Endpoint.ToString())) },
            "user-1",
            Cancellation
        );
        var connection = await host.Get<IConnections>().GetConnectionAsync("acme", "stripe", null, Cancellation);

        var refused = await FailureAsync(connection);
        var test = await Admin.TestAsync(record.Id, "user-1", Cancellation);
        await Assert.ThrowsAsync<IntegrationException>(() => Admin.EnableAsync(record.Id, "user-1", Cancellation));

        Assert.Contains($"was entered for {standIn.Endpoint.ToString().TrimEnd('/')}", refused!.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"would now go to {elsewhere.Endpoint.ToString().TrimEnd('/')}; enter it again",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.Equal((false, IntegrationErrorKind.NotConfigured), (test.Succeeded, test.Kind));
        Assert.Equal(0, elsewhere.Connections);

        await Admin.SaveAsync(
            new ConnectionDraft(record.Id) { Secrets = Named(("SecretKey", "sk_test_entered_again")) },
            "user-1",
            Cancellation
        );
        await CallAsync(connection);

        Assert.Equal("Bearer sk_test_entered_again", Assert.Single(elsewhere.Received).Header("Authorization"));
    }

    [Fact]
    public async Task A_changed_address_of_the_host_wants_its_tenants_secrets_again_too()
    {
        await using var elsewhere = StandIn.Start();
        await SaveAsync("acme");
        await using var moved = ConnectionHosts.Open(Database, elsewhere);

        var refused = await FailureAsync(await moved.Get<IConnections>().GetConnectionAsync("acme", "stripe", null, Cancellation));

        Assert.Contains("enter it again", refused!.Message, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.Connections);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_kept_and_the_settings_are_named()
    {
        await using var keyless = ConnectionHosts.Open(Database, standIn, key: null);
        var draft = new ConnectionDraft(ConnectionHosts.Id()) { Secrets = Named(("SecretKey", ConnectionHosts.Secret)) };

        var problem = await Assert.ThrowsAsync<IntegrationException>(() =>
            keyless.Get<IConnectionAdministration>().SaveAsync(draft, "user-1", Cancellation)
        );

        Assert.Equal(IntegrationErrorKind.NotConfigured, problem.Kind);
        Assert.All(
            ["Integrations:Keys:Current", "ENCRYPTION_KEY", "CYPHER_KEY", "openssl rand -base64 32"],
            named => Assert.Contains(named, problem.Message, StringComparison.Ordinal)
        );
        await host.Get<SqlDatabase>().EnsureSchemaAsync(Cancellation);
        Assert.Equal(0, await Database.NumberAsync("SELECT COUNT(*) FROM procur_connections"));
    }

    [Fact]
    public async Task With_another_key_the_missing_one_is_named_and_nothing_is_sent_or_lost()
    {
        var record = await SaveAsync("acme");
        await using var wrong = ConnectionHosts.Open(Database, standIn, ConnectionHosts.NewKey);
        var connection = await wrong.Get<IConnections>().GetConnectionAsync("acme", "stripe", null, Cancellation);

        var refused = await FailureAsync(connection);

        Assert.Contains($"under the key {record.Sealed["SecretKey"].KeyId}", refused!.Message, StringComparison.Ordinal);
        Assert.Contains("Integrations:Keys:ReadOnly", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, standIn.Connections);

        wrong.Set("Integrations:Keys:ReadOnly:0", ConnectionHosts.OldKey);
        await wrong.Get<IConnectionAdministration>().ClearCacheAsync("user-1", Cancellation);
        await CallAsync(connection);
        Assert.Equal("Bearer " + ConnectionHosts.Secret, Assert.Single(standIn.Received).Header("Authorization"));
    }

    [Fact]
    public async Task The_keys_are_rolled_in_two_phases_while_a_hundred_callers_work_and_nothing_is_left_under_the_old_one()
    {
        const int tenants = 20;
        for (var i = 0; i < tenants; i++)
        {
            await SaveAsync($"t{i}");
        }

        var tokens = host.Get<ITokenStore>();
        await using var other = ConnectionHosts.Open(Database, standIn);
        TestHost[] processes = [host, other];
        using var done = new CancellationTokenSource();
        var calls = 0;
        var callers = Enumerable
            .Range(0, 100)
            .Select(number =>
                Task.Run(
                    async () =>
                    {
                        var connections = processes[number % 2].Get<IConnections>();
                        while (!done.IsCancellationRequested)
                        {
                            await CallAsync(await connections.GetConnectionAsync($"t{number % tenants}", "stripe", null, Cancellation));
                            Interlocked.Increment(ref calls);
                        }
                    },
                    Cancellation
                )
            )
            .ToList();

        await PhaseAsync(process => process.Set("Integrations:Keys:ReadOnly:0", ConnectionHosts.NewKey));
        await PhaseAsync(process =>
        {
            process.Set("Integrations:Keys:ReadOnly:0", ConnectionHosts.OldKey);
            process.Set("Integrations:Keys:Current", ConnectionHosts.NewKey);
        });
        var report = await Admin.ReencryptAsync("user-1", Cancellation);
        await PhaseAsync(process => process.Set("Integrations:Keys:ReadOnly:0", null));
        await done.CancelAsync();
        await Task.WhenAll(callers);

        Assert.Equal((tenants, 0), (report.Renewed, report.Left));
        Assert.True(calls > 0);
        Assert.Equal(
            0,
            await Database.NumberAsync($"SELECT COUNT(*) FROM procur_connections WHERE key_id <> '{report.KeyId}' OR key_id IS NULL")
        );
        Assert.All(
            await Store.ListAsync(null, null, Cancellation).ToListAsync(Cancellation),
            record => Assert.Equal(report.KeyId, record.Sealed["SecretKey"].KeyId)
        );

        async Task PhaseAsync(Action<TestHost> change)
        {
            foreach (var process in processes)
            {
                change(process);
            }

            // Each reads its secrets again, under the keys that it has now.
            await Admin.ClearCacheAsync("user-1", Cancellation);
            var before = Volatile.Read(ref calls);
            await UntilAsync(() => Task.FromResult(Volatile.Read(ref calls) > before + 200 || callers.Any(caller => caller.IsFaulted)));
        }
    }

    [Fact]
    public async Task Sealing_anew_never_writes_over_a_newer_secret_and_goes_on_where_it_was_stopped()
    {
        RacingStore? racing = null;
        await using var roller = ConnectionHosts.Open(
            Database,
            standIn,
            ConnectionHosts.NewKey,
            services =>
            {
                var own = services.Last(service => service.ServiceType == typeof(IConnectionStore));
                services.AddSingleton<IConnectionStore>(provider =>
                    racing = new RacingStore((IConnectionStore)own.ImplementationFactory!(provider))
                );
            }
        );
        roller.Set("Integrations:Keys:ReadOnly:0", ConnectionHosts.OldKey);
        await SaveAsync("acme");
        await SaveAsync("globex");
        var admin = roller.Get<IConnectionAdministration>();
        _ = roller.Get<IConnectionStore>();

        racing!.BeforeSave = () => throw new InvalidOperationException("the process ends here");
        await Assert.ThrowsAsync<InvalidOperationException>(() => admin.ReencryptAsync("user-1", Cancellation));
        racing.BeforeSave = () =>
            Admin.SaveAsync(
                new ConnectionDraft(ConnectionHosts.Id()) { Secrets = Named(("SecretKey", "sk_test_newer")) },
                "user-2",
                Cancellation
            );
        var report = await admin.ReencryptAsync("user-1", Cancellation);
        await CallAsync(await roller.Get<IConnections>().GetConnectionAsync("acme", "stripe", null, Cancellation));

        Assert.Equal((2, 0), (report.Renewed, report.Left));
        Assert.Equal("Bearer sk_test_newer", Assert.Single(standIn.Received).Header("Authorization"));
        Assert.Equal((0, 0), await AgainAsync());

        async Task<(int, int)> AgainAsync()
        {
            var again = await admin.ReencryptAsync("user-1", Cancellation);
            return (again.Renewed, again.Left);
        }
    }

    [Fact]
    public async Task Tokens_are_sealed_anew_with_everything_else_and_go_on_being_used()
    {
        var tokens = 0;
        standIn.Otherwise = request =>
            request.Path == "/token"
                ? Reply.Json($$"""{"access_token":"at-{{Interlocked.Increment(ref tokens)}}","expires_in":3600}""")
                : Reply.Json("{}");
        await SaveLedgerAsync();
        await CallAsync(await host.Get<IConnections>().GetConnectionAsync("acme", "ledger", null, Cancellation));
        var before = await host.Get<ITokenStore>().ListAsync(Cancellation).SingleAsync(Cancellation);
        await using var rolled = ConnectionHosts.Open(Database, standIn, ConnectionHosts.NewKey);
        rolled.Set("Integrations:Keys:ReadOnly:0", ConnectionHosts.OldKey);

        var report = await rolled.Get<IConnectionAdministration>().ReencryptAsync("user-1", Cancellation);
        await using var after = ConnectionHosts.Open(Database, standIn, ConnectionHosts.NewKey);
        await CallAsync(await after.Get<IConnections>().GetConnectionAsync("acme", "ledger", null, Cancellation));
        var kept = await after.Get<ITokenStore>().ListAsync(Cancellation).SingleAsync(Cancellation);

        // The connection's secret and its token.
        Assert.Equal((2, 0), (report.Renewed, report.Left));
        Assert.Equal(before.Version, kept.Version);
        Assert.NotEqual(before.Token!.Value.ToArray(), kept.Token!.Value.ToArray());
        Assert.Equal(1, tokens);
        Assert.Equal("Bearer at-1", standIn.Received[^1].Header("Authorization"));
    }

    [Fact]
    public async Task What_the_journal_keeps_is_sealed_anew_and_is_the_recorded_answer_still()
    {
        await SaveAsync("acme");
        await PayAsync(host);
        await using var rolled = ConnectionHosts.Open(Database, standIn, ConnectionHosts.NewKey);
        rolled.Set("Integrations:Keys:ReadOnly:0", ConnectionHosts.OldKey);

        var report = await rolled.Get<IConnectionAdministration>().ReencryptAsync("user-1", Cancellation);
        await using var after = ConnectionHosts.Open(Database, standIn, ConnectionHosts.NewKey);
        await PayAsync(after);

        // The connection's secret and the operation's content.
        Assert.Equal((2, 0), (report.Renewed, report.Left));
        Assert.Equal(1, standIn.Count);

        static async Task PayAsync(TestHost host)
        {
            var connection = await host.Get<IConnections>().GetConnectionAsync("acme", "stripe", null, Cancellation);
            await connection.SendAsync(
                new WireCall("probe.create", HttpMethod.Post, "v1/probe", Repeat.IdempotentByKey)
                {
                    Body = WireBody.FromBytes("amount=1"u8.ToArray(), "application/x-www-form-urlencoded"),
                    IdempotencyKey = "k-1",
                    OperationKey = "pay 17",
                    Headers = [new WireHeader("Idempotency-Key", "k-1")],
                },
                Cancellation
            );
        }
    }

    [Fact]
    public async Task What_does_not_open_is_told_as_left_and_stays_as_it_was()
    {
        var key = new TokenKey(ConnectionHosts.Id(), IntegrationEnvironment.Sandbox, "refresh/1");
        await host.Get<ITokenStore>().SaveAsync(key, 0, new byte[] { 9, 9 }, null, Cancellation);

        var report = await Admin.ReencryptAsync("user-1", Cancellation);

        Assert.Equal((0, 1), (report.Renewed, report.Left));
        Assert.Equal([9, 9], (await host.Get<ITokenStore>().FindAsync(key, Cancellation))!.Token!.Value.ToArray());
    }

    private async Task SaveLedgerAsync() =>
        await Store.SaveAsync(
            new ConnectionRecord(new ConnectionId("acme", "ledger", ConnectionId.DefaultName))
            {
                Secrets = Named(("ClientSecret", "cs_canary_1")),
            },
            Cancellation
        );

    [Fact]
    public async Task No_secret_stands_in_plain_in_the_database_the_logs_the_audit_trail_the_views_or_the_exceptions()
    {
        string[] canaries = [ConnectionHosts.Secret, "whsec_cAnArY0123456789+/canary", "sk_test_stagedCanary_0123456789"];
        var id = ConnectionHosts.Id();
        List<string> told = [];
        told.Add(
            Text(
                await Admin.SaveAsync(
                    new ConnectionDraft(id) { Secrets = Named(("SecretKey", canaries[0]), ("WebhookSecret", canaries[1])) },
                    "user-1",
                    Cancellation
                )
            )
        );
        told.Add(Text(await Admin.StageAsync(id, Named(("SecretKey", canaries[2])), "user-1", Cancellation)));
        told.Add((await Admin.TestAsync(id, "user-1", Cancellation)).ToString());
        told.Add((await Admin.TestStagedAsync(id, "user-1", Cancellation)).ToString());
        told.Add(Text(await Admin.EnableAsync(id, "user-1", Cancellation)));
        standIn.Otherwise = request =>
            Reply.Json(
                $$$"""{"error":{"type":"invalid_request_error","message":"Invalid key {{{request.Header("Authorization")}}}"}}""",
                401
            );
        var connection = await host.Get<IConnections>().GetConnectionAsync("acme", "stripe", null, Cancellation);
        told.Add((await FailureAsync(connection))!.ToString());
        told.Add(Text(await Admin.PromoteAsync(id, "user-1", Cancellation)));
        told.Add((await Admin.TestAsync(id, "user-1", Cancellation)).ToString());
        told.Add(Text((await Admin.FindAsync(id, Cancellation))!));
        told.Add((await Store.FindAsync(id, Cancellation))!.ToString());
        told.Add(host.Logs.Text);
        told.Add(host.Audit.Text);

        Assert.Contains(standIn.Received, request => request.Header("Authorization") == "Bearer " + canaries[0]);
        Assert.Contains(standIn.Received, request => request.Header("Authorization") == "Bearer " + canaries[2]);
        var kept = await BytesAsync();
        Assert.True(Find(kept, Encoding.UTF8.GetBytes("acme")), "The search must see what is kept in plain.");
        foreach (var form in canaries.SelectMany(Forms))
        {
            Assert.False(
                Find(kept, Encoding.UTF8.GetBytes(form)),
                $"A form of a secret ({form.Length} characters) stands in the database."
            );
            Assert.All(told, text => Assert.DoesNotContain(form, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task A_disabled_connection_is_tested_and_stays_off_and_the_service_says_whose_account_it_is()
    {
        var id = ConnectionHosts.Id();
        await Admin.SaveAsync(new ConnectionDraft(id) { Secrets = Named(("SecretKey", ConnectionHosts.Secret)) }, "user-1", Cancellation);

        var test = await Admin.TestAsync(id, "user-2", Cancellation);
        var view = (await Admin.FindAsync(id, Cancellation))!;

        Assert.True(test.Succeeded, test.Message);
        Assert.False(view.Enabled);
        Assert.Equal("acct_7", view.Account!.Id);
        Assert.True(view.LastTest!.Succeeded);
        Assert.Equal("ok", await HealthAsync());
        Assert.Equal(id, (await Store.FindByAccountAsync("stripe", "acct_7", Cancellation).SingleAsync(Cancellation)).Id);
        Assert.Equal(["user-1", "user-2"], host.Audit.Records.Where(record => record.Actor is not null).Select(record => record.Actor));
    }

    protected abstract Task<byte[]> BytesAsync();

    private static Dictionary<string, string?> Named(params (string Name, string? Value)[] pairs) =>
        pairs.ToDictionary(pair => pair.Name, pair => pair.Value);

    private static async Task CallAsync(Connection connection) =>
        await connection.SendAsync(new WireCall("probe.get", HttpMethod.Get, "v1/probe", Repeat.Idempotent), Cancellation);

    private static async Task<IntegrationException?> FailureAsync(Connection connection)
    {
        try
        {
            await CallAsync(connection);
            return null;
        }
        catch (IntegrationException e)
        {
            return e;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30), "It has not come to that in half a minute.");
            await Task.Yield();
        }
    }

    private static string Text(ConnectionView view) =>
        $"{view} {string.Join(' ', view.Problems)} {string.Join(' ', view.Values)} {string.Join(' ', view.Staged)} {string.Join(' ', view.Replaced)}";

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return WebUtility.UrlEncode(secret);
        yield return Uri.EscapeDataString(secret);
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return Convert.ToHexString(bytes);
        yield return Convert.ToHexStringLower(bytes);
        for (var shift = 0; shift < 3; shift++)
        {
            // In whatever bytes it stands before they are encoded, one of the three alignments shows its core.
            var core = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=')[(shift == 0 ? 0 : 4)..^2];
            yield return core;
            yield return core.Replace('+', '-').Replace('/', '_');
        }
    }

    private static bool Find(byte[] bytes, byte[] what) => bytes.AsSpan().IndexOf(what) >= 0;

    private async Task<ConnectionRecord> SaveAsync(string tenant)
    {
        var record = new ConnectionRecord(ConnectionHosts.Id(tenant)) { Secrets = Named(("SecretKey", ConnectionHosts.Secret)) };
        return (await Store.SaveAsync(record, Cancellation))!;
    }

    private async Task AlterAsync()
    {
        var record = (await Store.FindAsync(ConnectionHosts.Id(), Cancellation))!;
        var altered = record.Sealed.ToDictionary(
            secret => secret.Key,
            secret =>
            {
                var bytes = secret.Value.Envelope.ToArray();
                bytes[^1] ^= 1;
                return secret.Value with { Envelope = bytes };
            }
        );
        await Store.SaveAsync(record with { Sealed = altered }, Cancellation);
    }

    private async Task<string?> HealthAsync()
    {
        await using DbConnection connection = await Database.Source.OpenConnectionAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT health FROM procur_connections";
        return (string?)await command.ExecuteScalarAsync(Cancellation);
    }
}
