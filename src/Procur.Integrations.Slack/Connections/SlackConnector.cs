using Procur.Integrations.Slack.Wire;

namespace Procur.Integrations.Slack;

internal sealed class SlackConnector(SlackClient client) : IIntegrationConnector
{
    private const string ScopesHeader = "X-OAuth-Scopes";

    public IntegrationDescriptor Descriptor => client.Connection.Descriptor;

    public bool IsConfigured => client.Connection.IsConfigured;

    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var options = (SlackOptions)(await client.Connection.CurrentAsync(cancellationToken).ConfigureAwait(false)).Options;
            return
                string.IsNullOrWhiteSpace(options.BotToken)
                && string.IsNullOrWhiteSpace(options.RefreshToken)
                && !string.IsNullOrWhiteSpace(options.IncomingWebhookUrl)
                ? await TestWebhookAsync(cancellationToken).ConfigureAwait(false)
                : await TestTokenAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException e)
        {
            return new ConnectionTestResult(false, e.Message) { Kind = e.Kind };
        }
    }

    private static bool IsAlive(IntegrationException refusal) =>
        refusal is { Kind: IntegrationErrorKind.Validation, ProviderCode.Length: > 0 };

    private static List<string> Missing(string? granted, SlackOptions options)
    {
        if (granted is null)
        {
            return [];
        }

        var has = granted
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToHashSet(StringComparer.Ordinal);
        var missing = SlackScopes.All.Select(scope => scope.Key).Where(scope => !has.Contains(scope)).ToList();
        if (!string.IsNullOrWhiteSpace(options.IncomingWebhookUrl) && !has.Contains(SlackScopes.IncomingWebhook))
        {
            missing.Add(SlackScopes.IncomingWebhook);
        }

        return missing;
    }

    private async Task<ConnectionTestResult> TestTokenAsync(SlackOptions options, CancellationToken cancellationToken)
    {
        var reply = await client.TestAuthAsync(cancellationToken).ConfigureAwait(false);
        var identity = reply.Value;
        var account = identity.TeamId is { } team ? new ConnectedAccount(team, identity.Team) : null;
        if (!string.IsNullOrEmpty(options.TeamId) && options.TeamId != identity.TeamId)
        {
            return new ConnectionTestResult(
                false,
                $"The bot token is of workspace {identity.TeamId} and TeamId says {options.TeamId}; enter the token of that workspace, or correct TeamId."
            )
            {
                Account = account,
                Kind = IntegrationErrorKind.Authentication,
            };
        }

        var missing = Missing(reply.Header(ScopesHeader), options);
        var message =
            missing.Count == 0
                ? $"Connected to {identity.Team}."
                : $"Connected to {identity.Team}. Add the scopes {string.Join(", ", missing)} to the app (OAuth & Permissions) and install it again for all that is offered.";
        return new ConnectionTestResult(true, message) { Account = account, MissingScopes = missing };
    }

    // A webhook can be asked nothing, but it refuses an empty message only where it is alive, and posts nothing.
    private async Task<ConnectionTestResult> TestWebhookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await client.PostToIncomingWebhookAsync(new SlackPost(), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException e) when (IsAlive(e))
        {
            // It is there and refused the empty message.
        }

        return new ConnectionTestResult(
            true,
            "The incoming webhook is there. Without a bot token, messages to its channel are all that can be done."
        );
    }
}
