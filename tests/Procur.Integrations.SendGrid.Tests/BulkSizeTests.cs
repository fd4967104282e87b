using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.SendGrid.Tests;

/// <summary>Bulk mail that SendGrid would find too large for one call, though it has fewer recipients than one takes.</summary>
public sealed class BulkSizeTests
{
    // Six bytes in JSON for one of text.
    private const char Costly = '<';
    private const int Megabyte = 1_000_000;

    private readonly SinkHandler sink = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_of_recipients_are_parted_by_what_the_file_leaves_room_for()
    {
        // 20 MB are 26.7 in base64, which leaves room for two with 2 MB each.
        var file = new EmailAttachment(
            "large.bin",
            FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new MadeStream(20 * Megabyte)))
        );

        var receipt = await SendAsync(
            new BulkEmail
            {
                Recipients =
                [
                    .. Enumerable
                        .Range(0, 5)
                        .Select(i => Person(i) with { Variables = new JsonObject { ["text"] = new string('x', 2 * Megabyte) } }),
                ],
                Template = EmailTemplate.ById("d-1"),
                Attachments = [file],
            }
        );

        AssertTaken(receipt, calls: 3);
        // The last one goes alone.
        Assert.True(sink.Lengths[2] < sink.Lengths[0] - Megabyte);
        Assert.Equal(sink.Lengths[0], sink.Lengths[1]);
    }

    [Theory]
    [InlineData("metadata")]
    [InlineData("reference")]
    [InlineData("own reference")]
    [InlineData("name")]
    public async Task What_each_recipient_is_told_with_counts_as_it_is_written(string where)
    {
        // 54 kB each.
        var text = new string(Costly, 9000);

        var receipt = await SendAsync(
            new BulkEmail
            {
                Recipients =
                [
                    .. Enumerable
                        .Range(0, 700)
                        .Select(i =>
                            where switch
                            {
                                "name" => new BulkEmailRecipient(new EmailAddress($"p{i}@example.com", text)),
                                "own reference" => Person(i) with { Reference = text },
                                _ => Person(i),
                            }
                        ),
                ],
                Subject = "S",
                Text = "T",
                Reference = where == "reference" ? text : null,
                Metadata = where == "metadata" ? new Dictionary<string, string> { ["order"] = text } : [],
            }
        );

        AssertTaken(receipt, calls: 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_all_share_counts_as_it_is_written(bool isFurther)
    {
        // 29.4 MB in JSON, which leaves room for 35 of 54 kB.
        var shared = new string(Costly, 4_900_000);

        var receipt = await SendAsync(
            new BulkEmail
            {
                Recipients = [.. Enumerable.Range(0, 50).Select(i => Person(i) with { Reference = new string(Costly, 9000) })],
                Subject = "S",
                Html = isFurther ? "H" : shared,
                ProviderOptions = isFurther ? new JsonObject { ["headers"] = new JsonObject { ["X-Long"] = shared } } : null,
            }
        );

        AssertTaken(receipt, calls: 2);
    }

    [Fact]
    public async Task What_is_too_large_for_a_single_one_is_refused_before_anything_is_sent()
    {
        var email = new BulkEmail
        {
            Recipients = [Person(0), Person(1) with { Variables = new JsonObject { ["text"] = new string('x', 32 * Megabyte) } }],
            Template = EmailTemplate.ById("d-1"),
        };

        var e = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(email));

        Assert.Contains("31457280", e.Message, StringComparison.Ordinal);
        Assert.Empty(sink.Lengths);
    }

    [Fact]
    public async Task A_recipients_own_reference_goes_before_that_of_all()
    {
        await using var standIn = StandIn.Start(SendGridScript.Accepted());
        await using var host = SendGridScript.Host(standIn);

        await host.Get<IBulkEmail>()
            .SendBulkAsync(
                new BulkEmail
                {
                    Recipients = [Person(0) with { Reference = "own" }, Person(1)],
                    Subject = "S",
                    Text = "T",
                    Reference = "of all",
                },
                Token
            );

        var told = JsonNode.Parse(Assert.Single(standIn.Received).Text)!["personalizations"]!.AsArray();
        Assert.Equal(["own", "of all"], told.Select(one => (string?)one!["custom_args"]!["reference"]));
    }

    [Fact]
    public async Task A_failure_that_names_recipients_and_may_have_mailed_them_is_not_tried_without_them()
    {
        await using var standIn = StandIn.Start(
            SendGridScript.Error(500, "bad", "personalizations.0.to.0.email"),
            SendGridScript.Accepted()
        );
        await using var host = SendGridScript.Host(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IBulkEmail>()
                .SendBulkAsync(
                    new BulkEmail
                    {
                        Recipients = [Person(0), Person(1)],
                        Subject = "S",
                        Text = "T",
                    },
                    Token
                )
        );

        Assert.True(e.OutcomeUnknown);
        Assert.Single(standIn.Received);
    }

    private static BulkEmailRecipient Person(int number) => new($"p{number}@example.com");

    private async Task<BulkEmailReceipt> SendAsync(BulkEmail email)
    {
        await using var host = TestHost.Create(services =>
            services
                .AddSendGridIntegration(options => (options.ApiKey, options.FromEmail) = (SendGridScript.Key, "a@procur.example"))
                .ConfigureHttpClient(client => client.AddHttpMessageHandler(() => sink))
        );
        return await host.Get<IBulkEmail>().SendBulkAsync(email, Token);
    }

    private void AssertTaken(BulkEmailReceipt receipt, int calls)
    {
        Assert.Null(receipt.Error);
        Assert.All(receipt.Recipients, one => Assert.Equal(EmailRecipientStatus.Accepted, one.Status));
        Assert.All(sink.Lengths, length => Assert.InRange(length, 1, SendGridLimits.MailBytes));
        Assert.Equal(calls, sink.Lengths.Count);
    }
}
