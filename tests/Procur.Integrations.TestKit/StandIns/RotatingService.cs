using System.Web;

namespace Procur.Integrations.TestKit;

/// <summary>A service whose refresh tokens are good for one use: <c>rt-1</c> gives <c>at-1</c> and <c>rt-2</c>, and so on. It takes the last access token alone.</summary>
public sealed class RotatingService
{
    private readonly Lock gate = new();
    private readonly HashSet<string> ended = [];
    private int issued;

    public int Life { get; init; } = 3600;

    /// <summary>How many of the used-up refresh tokens are still taken, newest first.</summary>
    public int Overlap { get; set; }

    /// <summary>How many tokens were given.</summary>
    public int Issued
    {
        get
        {
            lock (gate)
            {
                return issued;
            }
        }
    }

    /// <summary>How often a refresh token was refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What a token request meets in place of the answer, after the token was given.</summary>
    public Func<ReceivedRequest, Reply?> Loses { get; set; } = static _ => null;

    public Reply Answer(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (gate)
        {
            return request.Path == "/oauth/token" ? Token(request) : Api(request);
        }
    }

    /// <summary>Ends the access token, as a service may at any time.</summary>
    public void EndAccess()
    {
        lock (gate)
        {
            ended.Add($"at-{issued}");
        }
    }

    /// <summary>Ends the grant.</summary>
    public void Revoke()
    {
        lock (gate)
        {
            ended.Add($"rt-{issued + 1}");
            ended.Add($"at-{issued}");
            Overlap = 0;
        }
    }

    /// <summary>Ends the newest refresh token alone.</summary>
    public void Forget()
    {
        lock (gate)
        {
            ended.Add($"rt-{issued + 1}");
        }
    }

    private Reply Token(ReceivedRequest request)
    {
        var given = HttpUtility.ParseQueryString(request.Text)["refresh_token"]!;
        var live = Enumerable.Range(issued + 1 - Overlap, Overlap + 1).Select(number => $"rt-{number}");
        if (!live.Contains(given) || ended.Contains(given))
        {
            Refused++;
            return Reply.Json("""{"error":"invalid_grant","error_description":"used before"}""", 400);
        }

        issued++;
        var answer = Reply.Json($$"""{"access_token":"at-{{issued}}","expires_in":{{Life}},"refresh_token":"rt-{{issued + 1}}"}""");
        return Loses(request) ?? answer;
    }

    private Reply Api(ReceivedRequest request)
    {
        var token = request.Header("Authorization")?["Bearer ".Length..];
        return token == $"at-{issued}" && !ended.Contains(token) ? Reply.Json("{}") : Reply.Json("""{"error":"token"}""", 401);
    }
}
