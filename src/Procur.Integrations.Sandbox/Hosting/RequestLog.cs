using System.Text;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Hosting;

/// <summary>The last calls received, oldest first.</summary>
internal sealed class RequestLog
{
    private const int Most = 10_000;
    private const int MostOfBody = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<Entry> _entries = new();

    public Entry Write(string integration, StandInCall call, DateTimeOffset at)
    {
        var headers = new Dictionary<string, string>(call.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in call.Headers)
        {
            headers[name] = name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
                ? values.ToString().Split(' ')[0]
                : values.ToString();
        }

        var entry = new Entry(
            new SandboxRequest(
                integration,
                call.Account?.Name,
                call.Method,
                call.Path,
                call.Query,
                call.Operation?.Name,
                null,
                call.Fault?.Name,
                headers,
                Encoding.UTF8.GetString(call.Body.Span[..Math.Min(call.Body.Length, MostOfBody)]),
                at
            )
        );
        lock (_gate)
        {
            _entries.Enqueue(entry);
            if (_entries.Count > Most)
            {
                _entries.Dequeue();
            }
        }

        return entry;
    }

    public IReadOnlyList<SandboxRequest> Read(string? integration, string? account)
    {
        lock (_gate)
        {
            return
            [
                .. _entries
                    .Select(x => x.Request)
                    .Where(x => (integration is null || x.Integration == integration) && (account is null || x.Account == account)),
            ];
        }
    }

    public void Clear(string? integration)
    {
        lock (_gate)
        {
            var kept = _entries.Where(x => integration is not null && x.Request.Integration != integration).ToArray();
            _entries.Clear();
            Array.ForEach(kept, _entries.Enqueue);
        }
    }

    /// <summary>A call whose answer is still to come.</summary>
    internal sealed class Entry(SandboxRequest request)
    {
        private volatile SandboxRequest _request = request;

        public SandboxRequest Request => _request;

        public void Answered(int status) => _request = _request with { Status = status };
    }
}
