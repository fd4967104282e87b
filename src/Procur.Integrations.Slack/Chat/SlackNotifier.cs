using System.Text.Json.Nodes;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

internal sealed class SlackNotifier(SlackClient client) : IChatNotifier
{
    public async Task<PostedMessage> PostAsync(ChatMessage message, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(message.To);
        var snapshot = await client.Connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var options = (SlackOptions)snapshot.Options;
        var byWebhook = string.IsNullOrWhiteSpace(options.BotToken) && !string.IsNullOrWhiteSpace(options.IncomingWebhookUrl);
        var intent = WireIntent.Of(message, message.Reference);
        var (post, further) = Compose(message, options, intent, byWebhook);
        if (byWebhook)
        {
            var taken = await client
                .PostToIncomingWebhookAsync(post, intent, further, Fingerprint(message, null), cancellationToken)
                .ConfigureAwait(false);
            return new PostedMessage(MessageRef.Unnamed) { Raw = taken.Raw };
        }

        if (post.Channel is null)
        {
            SlackBlockRules.CheckMessage(post.Text, post.Blocks);
            post = post with { Channel = await DirectAsync(message.To, cancellationToken).ConfigureAwait(false) };
        }

        var reply = await client
            .PostMessageAsync(post, intent, further, Fingerprint(message, post.Channel), cancellationToken)
            .ConfigureAwait(false);
        return new PostedMessage(new MessageRef(reply.Value.Channel ?? post.Channel!, reply.Value.Ts ?? "", post.ThreadTs))
        {
            Raw = reply.Raw,
        };
    }

    public async Task<PostedMessage> UpdateAsync(ChatUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        var message = Named(update.Message);
        var own = SlackComposer.HasOwnBlocks(update.ProviderOptions);
        var further = own
            ? SlackComposer.WithRows(update.ProviderOptions!, SlackComposer.Rows(update.Actions, null))
            : update.ProviderOptions;
        var revision = new SlackRevision(message.Channel, message.Id)
        {
            Text = SlackMrkdwn.Render(update.Text),
            Blocks = own ? null : SlackComposer.Blocks(update),
        };
        var reply = await client.UpdateMessageAsync(revision, WireIntent.Of(update), further, cancellationToken).ConfigureAwait(false);
        return new PostedMessage(message) { Raw = reply.Raw };
    }

    public async Task ReactAsync(ChatReaction reaction, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reaction);
        var message = Named(reaction.Message);
        var emoji = reaction.Emoji.Trim(':');
        ArgumentException.ThrowIfNullOrEmpty(emoji, nameof(reaction));
        var (intent, further) = (WireIntent.Of(reaction), reaction.ProviderOptions);
        await (
            reaction.Remove
                ? client.RemoveReactionAsync(message.Channel, message.Id, emoji, intent, further, cancellationToken)
                : client.AddReactionAsync(message.Channel, message.Id, emoji, intent, further, cancellationToken)
        ).ConfigureAwait(false);
    }

    private static MessageRef Named(MessageRef message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.IsNamed
            ? message
            : throw new ArgumentException(
                "The message has no name at Slack, as one that was posted by an incoming webhook has none: it can neither be changed nor replied to."
            );
    }

    // The buttons' values are signed, and by another secret after a rotation: what makes the intent the same is the card, not its signatures.
    private static string? Fingerprint(ChatMessage message, string? channel) =>
        message.Approval is not { } card
            ? null
            : string.Join(
                '\n',
                [
                    channel,
                    SlackMrkdwn.Render(message.Text),
                    message.Title,
                    card.Id,
                    card.ExpiresAt?.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
                    .. card.Approvers,
                    .. message.Fields.Select(field => $"{field.Name}\t{SlackMrkdwn.Render(field.Value)}"),
                ]
            );

    private (SlackPost Post, JsonObject? Further) Compose(ChatMessage message, SlackOptions options, WireIntent intent, bool byWebhook)
    {
        var text = SlackMrkdwn.Render(message.Text);
        if (text.Length == 0)
        {
            throw new ArgumentException("Slack wants a text in every message; notifications and screen readers say it.");
        }

        var approval = message.Approval is { } card ? SlackApprovals.Row(card, client.Connection.Id, options) : null;
        var own = SlackComposer.HasOwnBlocks(message.ProviderOptions);
        var further = own
            ? SlackComposer.WithRows(message.ProviderOptions!, SlackComposer.Rows(message.Actions, approval))
            : message.ProviderOptions;
        var post = new SlackPost
        {
            Channel = byWebhook ? WebhookChannel(message.To) : ChannelOf(message.To, options),
            Text = text,
            Blocks = own ? null : SlackComposer.Blocks(message, approval),
            ThreadTs = message.To is ThreadTarget thread ? thread.Message.ThreadId ?? thread.Message.Id : null,
            Metadata = SlackMessageMetadata.Of(message, intent.KeyFor(client.Connection.Id, SlackOperations.PostMessage)),
        };
        return (post, further);
    }

    private static string? WebhookChannel(ChatTarget target) =>
        target is DefaultTarget
            ? null
            : throw new ArgumentException(
                "An incoming webhook posts to its own channel only: send to ChatTarget.Default, or set BotToken to post elsewhere."
            );

    /// <summary>Null for a person, whose direct message has to be asked for.</summary>
    private static string? ChannelOf(ChatTarget target, SlackOptions options) =>
        target switch
        {
            ChannelTarget channel => Some(channel.ChannelId),
            ThreadTarget thread => Named(thread.Message).Channel,
            DefaultTarget => string.IsNullOrWhiteSpace(options.DefaultChannelId)
                ? throw new IntegrationException(
                    SlackIntegration.Descriptor.Key,
                    SlackOperations.PostMessage,
                    IntegrationErrorKind.NotConfigured,
                    "slack chat.postMessage: the message goes to the connection's default channel and DefaultChannelId is not set. Nothing was sent."
                )
                : options.DefaultChannelId,
            _ => null,
        };

    private static string Some(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return id;
    }

    private async Task<string> DirectAsync(ChatTarget target, CancellationToken cancellationToken)
    {
        var user = target switch
        {
            UserTarget person => Some(person.UserId),
            EmailTarget mail => (await client.LookUpUserByEmailAsync(Some(mail.Address), cancellationToken).ConfigureAwait(false))
                .Value
                .User
                ?.Id,
            _ => null,
        };
        var opened = await client.OpenConversationAsync([user ?? ""], cancellationToken).ConfigureAwait(false);
        return opened.Value.Channel?.Id ?? "";
    }
}
