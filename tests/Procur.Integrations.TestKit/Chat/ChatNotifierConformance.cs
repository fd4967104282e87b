using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every chat service.</summary>
[SuiteOf(typeof(IChatNotifier))]
public abstract class ChatNotifierConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IChatScript, new()
{
    private IChatNotifier Chat => World.Get<IChatNotifier>();

    [Fact]
    public async Task A_message_is_shown_as_it_was_given()
    {
        var posted = await Chat.PostAsync(await MessageAsync() with { Reference = "PO-1001" }, Token);

        var shown = await Fixture.ReadAsync(World, posted.Message, Token);
        Assert.Equal("Hello", shown?.Text);
        Assert.Null(shown?.ThreadId);
        Assert.True(posted.Message.IsNamed);
        Assert.Equal("PO-1001", Assert.Single(await World.EffectsAsync(Fixture.EffectOfPosting, Token)).Reference);
    }

    [Fact]
    public async Task Its_name_is_enough_to_reply_in_its_thread_to_change_it_and_to_react()
    {
        var first = await Chat.PostAsync(await MessageAsync(), Token);
        var reply = await Chat.PostAsync(await MessageAsync() with { To = ChatTarget.Thread(first.Message) }, Token);
        var replyToReply = await Chat.PostAsync(await MessageAsync() with { To = ChatTarget.Thread(reply.Message) }, Token);
        var changed = await Chat.UpdateAsync(new ChatUpdate { Message = first.Message, Text = "Changed" }, Token);
        await Chat.ReactAsync(new ChatReaction { Message = first.Message, Emoji = "eyes" }, Token);

        Assert.Equal("Changed", (await Fixture.ReadAsync(World, first.Message, Token))?.Text);
        Assert.Equal(first.Message, changed.Message);
        Assert.Equal(first.Message.Id, (await Fixture.ReadAsync(World, reply.Message, Token))?.ThreadId);
        Assert.Equal(first.Message.Id, (await Fixture.ReadAsync(World, replyToReply.Message, Token))?.ThreadId);
    }

    [Fact]
    public async Task A_change_takes_the_buttons_away_that_it_does_not_name()
    {
        var posted = await Chat.PostAsync(
            await MessageAsync() with
            {
                Title = "Offer",
                Fields = [new("Vendor", "Acme"), new("Amount", "100 KES")],
                Actions = [new("accept_offer", "Accept") { Style = ChatActionStyle.Primary }, new("reject_offer", "Reject")],
                Footnote = "Small print",
            },
            Token
        );
        var before = await Fixture.ReadAsync(World, posted.Message, Token);

        await Chat.UpdateAsync(new ChatUpdate { Message = posted.Message, Text = "Accepted" }, Token);

        Assert.Equal(["Accept", "Reject"], before?.Buttons);
        Assert.Empty((await Fixture.ReadAsync(World, posted.Message, Token))!.Buttons);
    }

    [Fact]
    public async Task A_person_gets_a_direct_message_by_id_and_by_address()
    {
        var person = await Fixture.PersonAsync(World, Token);

        var byId = await Chat.PostAsync(await MessageAsync() with { To = ChatTarget.User(person) }, Token);
        var byEmail = await Chat.PostAsync(await MessageAsync() with { To = ChatTarget.Email(Fixture.KnownEmail) }, Token);

        Assert.Equal("Hello", (await Fixture.ReadAsync(World, byId.Message, Token))?.Text);
        Assert.Equal("Hello", (await Fixture.ReadAsync(World, byEmail.Message, Token))?.Text);
        Assert.NotEqual(await Fixture.ChannelAsync(World, Token), byId.Message.Channel);
    }

    [Fact]
    public async Task What_a_user_wrote_can_neither_mention_nor_link()
    {
        var (given, sent) = Fixture.Escaped;

        var posted = await Chat.PostAsync(await MessageAsync() with { Text = given }, Token);

        Assert.Equal(sent, (await Fixture.ReadAsync(World, posted.Message, Token))?.Text);
    }

    [Fact]
    public async Task A_reaction_put_on_or_taken_off_twice_is_success()
    {
        var posted = await Chat.PostAsync(await MessageAsync(), Token);
        foreach (var remove in (bool[])[false, false, true, true])
        {
            await Chat.ReactAsync(
                new ChatReaction
                {
                    Message = posted.Message,
                    Emoji = "eyes",
                    Remove = remove,
                },
                Token
            );
        }
    }

    [Fact]
    public async Task A_channel_or_person_who_never_was_is_not_found_and_nothing_is_in_doubt()
    {
        foreach (
            var target in (ChatTarget[])
                [
                    ChatTarget.Channel(Fixture.UnknownChannelId),
                    ChatTarget.User(Fixture.UnknownUserId),
                    ChatTarget.Email(Fixture.UnknownEmail),
                ]
        )
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(async () =>
                await Chat.PostAsync(await MessageAsync() with { To = target }, Token)
            );
            Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
            Assert.False(e.OutcomeUnknown);
        }

        Assert.Empty(await World.EffectsAsync(Fixture.EffectOfPosting, Token));
    }

    [Fact]
    public async Task A_message_beyond_a_limit_is_refused_before_anything_is_sent_and_the_limit_is_named()
    {
        Assert.NotEmpty(Fixture.BeyondLimits);
        foreach (var target in (ChatTarget[])[ChatTarget.Channel(Fixture.UnknownChannelId), ChatTarget.Email(Fixture.KnownEmail)])
        {
            foreach (var (limit, make) in Fixture.BeyondLimits)
            {
                var e = await Assert.ThrowsAsync<ArgumentException>(() => Chat.PostAsync(make(target), Token));
                Assert.Contains(limit, e.Message, StringComparison.Ordinal);
            }
        }

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task The_same_operation_key_gives_the_recorded_answer_and_posts_once()
    {
        var message = await MessageAsync() with { OperationKey = "announce tender 7" };

        var first = await Chat.PostAsync(message, Token);
        var second = await Chat.PostAsync(message with { Reference = message.Reference }, Token);

        Assert.Equal(first.Message, second.Message);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfPosting, Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_message_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);
        var message = await MessageAsync() with { OperationKey = "announce tender 7" };

        var told = await TellAsync(() => Chat.PostAsync(message, Token));

        await AssertTruthAsync(told, Fixture.EffectOfPosting);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Asked_again_after_a_fault_it_never_posts_twice(string fault)
    {
        await World.FaultAsync(fault, Token);
        var message = await MessageAsync() with { OperationKey = "announce tender 7" };
        await TellAsync(() => Chat.PostAsync(message, Token));
        await World.EffectsAsync(cancellationToken: Token);

        var told = await TellAsync(() => Chat.PostAsync(message, Token));

        var effects = await World.EffectsAsync(Fixture.EffectOfPosting, Token);
        Assert.InRange(effects.Count, 0, 1);
        Assert.True(told != Told.Done || effects.Count == 1);
    }

    [Fact]
    public async Task Each_kind_of_notification_is_posted_with_its_type()
    {
        var due = World.Host.Time.GetUtcNow().AddDays(1);
        ChatNotification[] all =
        [
            new TaskAssignedNotification("Count the stock") { DueAt = due, AssignedTo = "Amina" },
            new TaskDueSoonNotification("Count the stock", due),
            new ApprovalRequiredNotification("Order 17") { Amount = new Money(1_250_000m, "KES") },
            new EventReminderNotification("Supplier day", due) { Location = "Nairobi" },
            new BudgetAlertNotification("Travel", new Money(92m, "USD"), new Money(100m, "USD")),
            new IncidentReportedNotification("Leak in store 2") { Severity = "high" },
            new RegistrationReceivedNotification("Supplier day", "Acme Ltd") { Places = 3 },
            new PaymentReceivedNotification(new Money(10.50m, "USD")) { Payer = "Acme Ltd", PaidFor = "invoice 17" },
            new CustomNotification("contract_ready", "Contract ready", "Sign it today."),
        ];
        Assert.Equal(all.Length, all.Select(one => one.Type).Distinct().Count());
        foreach (var notification in all)
        {
            var posted = await Chat.NotifyAsync(
                notification with
                {
                    To = ChatTarget.Channel(await Fixture.ChannelAsync(World, Token)),
                    Link = new Uri("https://host.example/17"),
                },
                Token
            );
            Assert.NotNull(await Fixture.ReadAsync(World, posted.Message, Token));
        }
    }

    private async Task<ChatMessage> MessageAsync() =>
        new() { To = ChatTarget.Channel(await Fixture.ChannelAsync(World, Token)), Text = "Hello" };
}
