using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

internal sealed class SlackUsers(SlackClient client) : IChatUsers
{
    public Task<ChatUser?> FindUserAsync(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return FindAsync(client.GetUserAsync(userId, cancellationToken));
    }

    public Task<ChatUser?> FindUserByEmailAsync(string email, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(email);
        return FindAsync(client.LookUpUserByEmailAsync(email, cancellationToken));
    }

    private static async Task<ChatUser?> FindAsync(Task<WireReply<SlackPersonAnswer>> asking)
    {
        try
        {
            var reply = await asking.ConfigureAwait(false);
            return reply.Value.User is { } user ? ToModel(user, reply.Raw) : null;
        }
        catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.NotFound)
        {
            return null;
        }
    }

    private static ChatUser ToModel(SlackPerson user, RawJson raw) =>
        new(user.Id, NameOf(user))
        {
            Email = user.Profile?.Email,
            TimeZone = user.Tz,
            IsBot = user.IsBot,
            IsDeactivated = user.Deleted,
            Raw = raw,
        };

    private static string NameOf(SlackPerson user) =>
        FirstOf(user.Profile?.DisplayName, user.RealName, user.Profile?.RealName, user.Name, user.Id);

    private static string FirstOf(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name))
            {
                return name;
            }
        }

        return "";
    }
}
