namespace Procur.Integrations.Sandbox.StandIns;

/// <summary>Finds an operation by method and path. A template's <c>{}</c> stands for one part of the path.</summary>
internal sealed class RouteTable<TOperation>
    where TOperation : StandInOperation
{
    private readonly Dictionary<(string Method, int Parts), List<(string[] Template, TOperation Operation)>> _routes = [];

    /// <summary>Adds an operation: <c>POST</c>, <c>/v1/customers/{}</c>. Of two that fit, the one added first is found.</summary>
    public void Add(string method, string template, TOperation operation)
    {
        var parts = template.Split('/');
        if (!_routes.TryGetValue((method, parts.Length), out var routes))
        {
            _routes[(method, parts.Length)] = routes = [];
        }

        routes.Add((parts, operation));
    }

    /// <summary>Finds an operation.</summary>
    /// <param name="method">Upper case.</param>
    /// <param name="path">Decoded, with its leading slash.</param>
    /// <param name="values">The parts at the places of <c>{}</c>.</param>
    public TOperation? Find(string method, string path, out IReadOnlyList<string> values)
    {
        var parts = path.Split('/');
        values = [];
        if (!_routes.TryGetValue((method, parts.Length), out var routes))
        {
            return null;
        }

        foreach (var (template, operation) in routes)
        {
            if (!Fits(template, parts))
            {
                continue;
            }

            values = [.. parts.Where((_, i) => template[i] == "{}")];
            return operation;
        }

        return null;
    }

    private static bool Fits(string[] template, string[] parts)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == "{}" ? parts[i].Length == 0 : template[i] != parts[i])
            {
                return false;
            }
        }

        return true;
    }
}
