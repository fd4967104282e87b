using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Installing;

/// <summary>The tokens of a workspace whose app rotates them: an access token lives twelve hours, a refresh token is good for one use.</summary>
internal sealed class SlackRotation
{
    /// <summary>How long an access token lives, in seconds.</summary>
    public const int Lifetime = 43_200;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);
    private string? _refresh;

    /// <summary>Every access token that was issued, live or over.</summary>
    public IReadOnlyList<string> Issued
    {
        get
        {
            lock (_gate)
            {
                return [.. _ends.Keys];
            }
        }
    }

    public (string Access, string Refresh) Issue(DateTimeOffset now)
    {
        lock (_gate)
        {
            var access = $"xoxe.{SlackIds.BotToken()}";
            _ends[access] = now.AddSeconds(Lifetime);
            _refresh = $"xoxe-1-{SlackIds.Text(40)}";
            return (access, _refresh);
        }
    }

    public bool Refreshes(string? token)
    {
        lock (_gate)
        {
            return token is not null && token == _refresh;
        }
    }

    public bool Knows(string? token)
    {
        lock (_gate)
        {
            return token is not null && _ends.ContainsKey(token);
        }
    }

    public bool IsOver(string? token, DateTimeOffset now)
    {
        lock (_gate)
        {
            return token is not null && _ends.TryGetValue(token, out var end) && now >= end;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _ends.Clear();
            _refresh = null;
        }
    }
}
