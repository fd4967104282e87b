using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Sandbox;
using Procur.Integrations.Sealing;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sql.Tests;

/// <summary>What the operation journal promises, on each database.</summary>
public abstract class OperationJournalSuite : SqlSuite
{
    private const string KeySetting = "Integrations:Keys:Current";
    private static readonly string KeyText = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Over = TimeSpan.FromMilliseconds(-1);

    private readonly Sealer sealer = new(FixedKeyRings.OfThisProcess());
    private SqlDatabase database = null!;
    private SqlOperationJournal journal = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        database = Database.Open();
        journal = new SqlOperationJournal(database, sealer, TimeProvider.System);
    }

    public override async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_entry_is_found_as_it_was_noted_and_as_it_was_changed()
    {
        var given = Sending("pay 17") with { DueIn = Minute };
        Assert.Equal(1, (await journal.RecordAsync(given, Cancellation)).Version);

        var noted = (await journal.FindAsync(given.Id, Cancellation))!;
        Assert.InRange(noted.DueIn!.Value, TimeSpan.FromSeconds(30), Minute);
        Assert.Equal("amount=2000&name=Amina", Encoding.UTF8.GetString(noted.Body!.Bytes.Span));
        Assert.Equal("application/x-www-form-urlencoded", noted.Body.ContentType);
        Assert.Equal(given.Fingerprint.ToArray(), noted.Fingerprint.ToArray());
        Assert.Equal(
            given with
            {
                Version = 1,
                DueIn = null,
                Body = null,
                Fingerprint = default,
                ReplyBody = default,
                ReplyHeaders = [],
            },
            noted with
            {
                DueIn = null,
                Body = null,
                Fingerprint = default,
                ReplyBody = default,
                ReplyHeaders = [],
            }
        );

        var settled = await journal.ChangeAsync(
            noted with
            {
                State = JournalState.Settled,
                Renewals = 2,
                DueIn = null,
                Body = null,
                ReplyStatus = 201,
                ReplyBody = "{}"u8.ToArray(),
                ReplyHeaders = [new WireHeader("Location", "/things/1"), new WireHeader("X-Empty", "")],
                Evidence = "answer",
                Actor = "amina",
            },
            Cancellation
        );
        var found = (await journal.FindAsync(given.Id, Cancellation))!;

        Assert.Equal(2, settled!.Version);
        Assert.Equal(
            (JournalState.Settled, 2L, 2, 201, "answer", "amina"),
            (found.State, found.Version, found.Renewals, found.ReplyStatus, found.Evidence, found.Actor)
        );
        Assert.Equal("{}", Encoding.UTF8.GetString(found.ReplyBody.Span));
        Assert.Equal([new WireHeader("Location", "/things/1"), new WireHeader("X-Empty", "")], found.ReplyHeaders);
        Assert.Equal(("the note", null, null), (found.LookUp, found.Body, found.DueIn));
    }

    [Fact]
    public async Task Of_many_who_note_one_intent_at_once_one_sends_it()
    {
        await using var other = Database.Open();
        var second = new SqlOperationJournal(other, sealer, TimeProvider.System);
        var senders = Enumerable.Range(0, 40).Select(i => Sending("pay 17") with { Sender = Guid.NewGuid(), DueIn = Minute }).ToList();

        var stand = await Task.WhenAll(
            senders.Select((entry, i) => (i % 2 == 0 ? journal : second).RecordAsync(entry, Cancellation).AsTask())
        );

        var winner = Assert.Single(stand.Select(entry => entry.Sender).Distinct());
        Assert.Single(senders, entry => entry.Sender == winner);
        Assert.All(stand, entry => Assert.Equal(1, entry.Version));
    }

    [Fact]
    public async Task Of_many_who_change_one_version_at_once_one_does()
    {
        var noted = await journal.RecordAsync(Sending("pay 17"), Cancellation);

        var changed = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => journal.ChangeAsync(noted with { State = JournalState.Unknown, Evidence = $"{i}" }, Cancellation).AsTask())
        );

        var won = Assert.Single(changed, entry => entry is not null);
        Assert.Equal(won!.Evidence, (await journal.FindAsync(noted.Id, Cancellation))!.Evidence);
        Assert.False(await journal.ForgetAsync(noted.Id, noted.Version, Cancellation));
        Assert.True(await journal.ForgetAsync(noted.Id, won.Version, Cancellation));
        Assert.Null(await journal.FindAsync(noted.Id, Cancellation));
        Assert.Null(await journal.ChangeAsync(won, Cancellation));
    }

    [Fact]
    public async Task What_a_dead_process_was_sending_is_handed_out_as_unknown_and_its_late_outcome_refused()
    {
        var sending = await journal.RecordAsync(Sending("pay 17") with { DueIn = Over }, Cancellation);
        await journal.RecordAsync(Sending("pay 18") with { DueIn = Minute }, Cancellation);
        Assert.True((await journal.FindAsync(sending.Id, Cancellation))!.IsAbandoned);

        var taken = Assert.Single(await journal.TakeDueAsync(8, Minute, Cancellation));

        Assert.Equal((sending.Id, JournalState.Unknown, 2L, 1), (taken.Id, taken.State, taken.Version, taken.Looks));
        Assert.True(taken.ChangedAt > sending.ChangedAt);
        Assert.Equal("the note", taken.LookUp);
        Assert.Null(await journal.ChangeAsync(sending with { State = JournalState.Settled, ReplyStatus = 200 }, Cancellation));
        Assert.False(await journal.ForgetAsync(sending.Id, sending.Version, Cancellation));
        Assert.Empty(await journal.TakeDueAsync(8, Minute, Cancellation));
        var found = (await journal.FindAsync(sending.Id, Cancellation))!;
        Assert.Equal((JournalState.Unknown, 2L, Guid.Empty), (found.State, found.Version, found.Sender));
        Assert.Equal(taken.ChangedAt.ToUnixTimeMilliseconds(), found.ChangedAt.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Several_processes_share_what_is_due_and_none_is_handed_what_another_has()
    {
        await using var other = Database.Open();
        var second = new SqlOperationJournal(other, sealer, TimeProvider.System);
        var ids = new List<JournalId>();
        for (var i = 0; i < 60; i++)
        {
            ids.Add((await journal.RecordAsync(Unknown($"pay {i}") with { DueIn = Over }, Cancellation)).Id);
        }

        await journal.RecordAsync(Unknown("later") with { DueIn = Minute }, Cancellation);
        await journal.RecordAsync(Unknown("never"), Cancellation);

        var taken = await Task.WhenAll(new[] { journal, second, journal, second }.Select(TakeAllAsync));

        Assert.Equal(
            ids.Order(Comparer<JournalId>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key))),
            taken
                .SelectMany(one => one)
                .Select(entry => entry.Id)
                .Order(Comparer<JournalId>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key)))
        );
    }

    [Fact]
    public async Task A_turn_that_is_over_is_anothers_and_its_finding_refused()
    {
        await journal.RecordAsync(Unknown("pay 17") with { DueIn = Over }, Cancellation);
        var first = Assert.Single(await journal.TakeDueAsync(1, Over, Cancellation));
        var second = Assert.Single(await journal.TakeDueAsync(1, Minute, Cancellation));

        Assert.Equal((2, first.Version + 1, first.ChangedAt), (second.Looks, second.Version, second.ChangedAt));
        Assert.Null(await journal.ChangeAsync(first with { State = JournalState.Settled, ReplyStatus = 200 }, Cancellation));
        Assert.NotNull(await journal.ChangeAsync(second with { State = JournalState.Settled, ReplyStatus = 200 }, Cancellation));
    }

    [Fact]
    public async Task Who_waits_is_woken_by_another_processs_change_and_by_the_end_of_its_time()
    {
        await using var other = Database.Open();
        var second = new SqlOperationJournal(other, sealer, TimeProvider.System);
        var noted = await journal.RecordAsync(Sending("pay 17") with { DueIn = Minute }, Cancellation);
        var waiting = second.WaitForChangeAsync(noted.Id, noted.Version, Cancellation);
        Assert.False(waiting.IsCompleted);

        await journal.ChangeAsync(noted with { State = JournalState.Unknown }, Cancellation);
        await waiting.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        var dying = await journal.RecordAsync(Sending("pay 18") with { DueIn = TimeSpan.FromMilliseconds(100) }, Cancellation);
        await second.WaitForChangeAsync(dying.Id, dying.Version, Cancellation).WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        Assert.True((await second.FindAsync(dying.Id, Cancellation))!.IsAbandoned);
    }

    [Fact]
    public async Task What_is_unknown_is_listed_oldest_first_however_much_it_is()
    {
        var start = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
        await Task.WhenAll(
            Enumerable
                .Range(0, 450)
                // Many of the same moment, so that a page ends within them.
                .Select(i =>
                    journal.RecordAsync(Unknown($"{i:000}") with { ChangedAt = start.AddSeconds(-(i / 150)) }, Cancellation).AsTask()
                )
        );
        await journal.RecordAsync(Sending("other"), Cancellation);

        var listed = new List<JournalEntry>();
        await foreach (var entry in journal.ListAsync(JournalState.Unknown, Cancellation))
        {
            listed.Add(entry);
        }

        Assert.Equal(450, listed.Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(listed.OrderBy(entry => entry.ChangedAt).Select(entry => entry.ChangedAt), listed.Select(entry => entry.ChangedAt));
        Assert.Equal("300", listed[0].Id.Key);
    }

    [Fact]
    public async Task What_it_holds_is_sealed_and_opens_in_its_own_row_alone()
    {
        await journal.RecordAsync(Sending("pay 17"), Cancellation);
        await journal.RecordAsync(Sending("pay 18"), Cancellation);
        await using (var connection = await Database.Source.OpenConnectionAsync(Cancellation))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT content FROM procur_operations WHERE operation_key = 'pay 17'";
            var content = (byte[])(await command.ExecuteScalarAsync(Cancellation))!;
            Assert.Equal(-1, content.AsSpan().IndexOf("Amina"u8));
            Assert.Equal(-1, content.AsSpan().IndexOf("the note"u8));
        }

        await Database.ExecuteAsync(
            "UPDATE procur_operations SET content = (SELECT content FROM procur_operations WHERE operation_key = 'pay 18') WHERE operation_key = 'pay 17'"
        );
        var moved = await Assert.ThrowsAsync<IntegrationException>(() => journal.FindAsync(Sending("pay 17").Id, Cancellation).AsTask());
        Assert.Contains("altered or moved", moved.Message, StringComparison.Ordinal);

        var stranger = new SqlOperationJournal(database, new Sealer(FixedKeyRings.OfThisProcess()), TimeProvider.System);
        var missing = await Assert.ThrowsAsync<IntegrationException>(() => stranger.FindAsync(Sending("pay 18").Id, Cancellation).AsTask());
        Assert.Contains("Integrations:Keys", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_sent_and_the_setting_is_named()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Cancellation);
        await using var host = Host(sandbox, key: null);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(host));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Contains("Integrations:Keys", e.Message, StringComparison.Ordinal);
        Assert.Empty(await sandbox.Control.GetLedgerAsync("stripe", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_payment_is_made_once_whichever_process_asks_for_it()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Cancellation);
        await using var first = Host(sandbox);
        await using var second = Host(sandbox);
        var payments = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => PayAsync(i % 2 == 0 ? first : second)));

        Assert.Single(payments.Select(payment => payment.Id).Distinct());
        Assert.Single(await sandbox.Control.GetLedgerAsync("stripe", kind: "payment", cancellationToken: Cancellation));
        await using var later = Host(sandbox);
        Assert.Equal(payments[0].Id, (await PayAsync(later)).Id);
    }

    [Fact]
    public async Task A_payment_whose_answer_was_lost_is_settled_by_another_process_in_the_background()
    {
        await using var sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Cancellation);
        await using (var dying = Host(sandbox, tries: 1))
        {
            await sandbox.Control.AddFaultAsync("stripe:reset-after-commit", Cancellation);
            Assert.True((await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(dying))).OutcomeUnknown);
        }

        await Database.ExecuteAsync("UPDATE procur_operations SET due_at = 0");
        await using var other = Host(sandbox);
        Assert.Equal(1, await other.Get<OperationOutcomes>().ReconcileAsync(Cancellation));

        Assert.Equal(PaymentStatus.Succeeded, (await PayAsync(other)).Status);
        Assert.Single(await sandbox.Control.GetLedgerAsync("stripe", kind: "payment", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task What_is_settled_and_old_is_removed_and_what_is_open_never()
    {
        var settled = Sending("settled") with { State = JournalState.Settled, ReplyStatus = 200 };
        await journal.RecordAsync(settled, Cancellation);
        await journal.RecordAsync(settled with { Id = settled.Id with { Key = "unnamed" }, IsNamed = false }, Cancellation);
        await journal.RecordAsync(Sending("sending"), Cancellation);
        await journal.RecordAsync(Unknown("unknown"), Cancellation);
        await Database.ExecuteAsync("UPDATE procur_operations SET written_at = written_at - 86400000");

        Assert.Equal(0, await journal.SweepAsync(true, TimeSpan.FromDays(2), 10, Cancellation));
        Assert.Equal(1, await journal.SweepAsync(true, TimeSpan.FromHours(1), 10, Cancellation));
        Assert.Equal(1, await journal.SweepAsync(false, TimeSpan.FromHours(1), 10, Cancellation));
        Assert.Equal(0, await journal.SweepAsync(true, TimeSpan.FromHours(1), 10, Cancellation));

        Assert.Equal(2, await Database.NumberAsync("SELECT COUNT(*) FROM procur_operations WHERE state IN (1, 3)"));
        Assert.Equal(2, await Database.NumberAsync("SELECT COUNT(*) FROM procur_operations"));
    }

    [Fact]
    public async Task Under_a_new_key_everything_is_sealed_anew_and_nothing_else_changes()
    {
        var (old, fresh) = (SealingKey.Random(), SealingKey.Random());
        var before = new SqlOperationJournal(database, new Sealer(new FixedKeyRings(new KeyRing(old))), TimeProvider.System);
        for (var i = 0; i < 250; i++)
        {
            await before.RecordAsync(Sending($"{i}"), Cancellation);
        }

        var rolling = new Sealer(new FixedKeyRings(new KeyRing(fresh, [old])));
        Assert.Equal((250, 0), await SqlOperationJournal.Sealed(database, rolling).RunAsync(Cancellation));
        Assert.Equal((0, 0), await SqlOperationJournal.Sealed(database, rolling).RunAsync(Cancellation));

        var after = new SqlOperationJournal(database, new Sealer(new FixedKeyRings(new KeyRing(fresh))), TimeProvider.System);
        var entry = (await after.FindAsync(Sending("17").Id, Cancellation))!;
        Assert.Equal((1L, "the note"), (entry.Version, entry.LookUp));
        Assert.Equal((0, 250), await SqlOperationJournal.Sealed(database, sealer).RunAsync(Cancellation));
    }

    private static JournalEntry Sending(string key) =>
        new(new JournalId(new ConnectionId("acme", "demo", "default"), key, "things.create"), "things.create")
        {
            State = JournalState.Sending,
            Repeat = Repeat.IdempotentByKey,
            IsNamed = true,
            Fingerprint = new byte[] { 1, 2, 3, 0xFF },
            IdempotencyKey = "key-1",
            Method = "POST",
            Path = "v1/things?a=b",
            Body = WireBody.FromBytes("amount=2000&name=Amina"u8.ToArray(), "application/x-www-form-urlencoded"),
            LookUp = "the note",
            Reference = "PO-1001",
            AccountId = "acct_1",
            Sender = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"),
            SentAt = new DateTimeOffset(2026, 1, 5, 12, 0, 0, 123, TimeSpan.Zero),
            ChangedAt = new DateTimeOffset(2026, 1, 5, 12, 0, 1, 456, TimeSpan.Zero),
        };

    private static JournalEntry Unknown(string key) => Sending(key) with { State = JournalState.Unknown, Sender = default };

    private static async Task<List<JournalEntry>> TakeAllAsync(SqlOperationJournal journal)
    {
        var all = new List<JournalEntry>();
        for (var empty = 0; empty < 3; )
        {
            var some = await journal.TakeDueAsync(4, Minute, Cancellation);
            all.AddRange(some);
            empty = some.Count == 0 ? empty + 1 : 0;
        }

        return all;
    }

    private static Task<Payment> PayAsync(TestHost host) =>
        host.Get<IPaymentProvider>()
            .CreatePaymentAsync(
                new PaymentRequest
                {
                    Amount = new Money(20, "USD"),
                    Payer = Payer.WithMethod("pm_card_visa"),
                    OperationKey = "pay invoice 17",
                },
                Cancellation
            );

    private TestHost Host(IntegrationSandbox sandbox, string? key = "", int tries = 4)
    {
        var settings = new Dictionary<string, string?>(sandbox.Settings(), StringComparer.OrdinalIgnoreCase)
        {
            ["Integrations:Stripe:Resilience:MaxAttempts"] = $"{tries}",
        };
        if (key is not null)
        {
            settings[KeySetting] = KeyText;
        }

        return TestHost.Create(
            services =>
            {
                services.AddSingleton(TimeProvider.System);
                services.AddIntegrationSqlStore(Database.Source);
                services.AddStripeIntegration();
            },
            settings
        );
    }
}
