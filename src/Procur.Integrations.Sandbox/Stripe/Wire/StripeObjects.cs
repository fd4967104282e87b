namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>All objects of an account, by id and by kind in the order in which they were made.</summary>
internal sealed class StripeObjects
{
    private readonly Dictionary<string, (StripeObject Object, int At)> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, List<StripeObject?>> _byType = [];

    public T Add<T>(T value)
        where T : StripeObject
    {
        var list = List<T>();
        _byId.Add(value.Id, (value, list.Count));
        list.Add(value);
        return value;
    }

    public void Remove<T>(T value)
        where T : StripeObject
    {
        if (_byId.Remove(value.Id, out var entry))
        {
            List<T>()[entry.At] = null;
        }
    }

    public StripeObject? Find(string id) => _byId.TryGetValue(id, out var entry) ? entry.Object : null;

    public T? Find<T>(string id)
        where T : StripeObject => Find(id) as T;

    /// <summary>All of a kind, newest first.</summary>
    public IEnumerable<T> All<T>()
        where T : StripeObject
    {
        var list = List<T>();
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (list[i] is T value)
            {
                yield return value;
            }
        }
    }

    /// <summary>Those of a kind that are older than one of them, newest first.</summary>
    public IEnumerable<T> OlderThan<T>(string id)
        where T : StripeObject
    {
        var list = List<T>();
        for (var i = _byId[id].At - 1; i >= 0; i--)
        {
            if (list[i] is T value)
            {
                yield return value;
            }
        }
    }

    /// <summary>Those of a kind that are newer than one of them, the nearest first.</summary>
    public IEnumerable<T> NewerThan<T>(string id)
        where T : StripeObject
    {
        var list = List<T>();
        for (var i = _byId[id].At + 1; i < list.Count; i++)
        {
            if (list[i] is T value)
            {
                yield return value;
            }
        }
    }

    public void Clear()
    {
        _byId.Clear();
        _byType.Clear();
    }

    private List<StripeObject?> List<T>()
    {
        if (!_byType.TryGetValue(typeof(T), out var list))
        {
            _byType[typeof(T)] = list = [];
        }

        return list;
    }
}
