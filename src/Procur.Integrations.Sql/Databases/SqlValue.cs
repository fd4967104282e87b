using System.Data;

namespace Procur.Integrations.Sql;

/// <summary>A named value of a statement. Its type goes with it, for PostgreSQL cannot tell that of a null.</summary>
/// <param name="Name">The name, without its sign.</param>
/// <param name="Type">The type.</param>
/// <param name="Value">The value.</param>
internal readonly record struct SqlValue(string Name, DbType Type, object? Value)
{
    public static implicit operator SqlValue((string Name, string? Value) value) => new(value.Name, DbType.String, value.Value);

    public static implicit operator SqlValue((string Name, long? Value) value) => new(value.Name, DbType.Int64, value.Value);

    public static implicit operator SqlValue((string Name, int Value) value) => new(value.Name, DbType.Int64, (long)value.Value);

    public static implicit operator SqlValue((string Name, bool Value) value) => new(value.Name, DbType.Int64, value.Value ? 1L : 0L);

    public static implicit operator SqlValue((string Name, byte[]? Value) value) => new(value.Name, DbType.Binary, value.Value);

    /// <summary>As bytes.</summary>
    public static implicit operator SqlValue((string Name, ReadOnlyMemory<byte> Value) value) =>
        new(value.Name, DbType.Binary, value.Value.ToArray());

    /// <summary>As milliseconds since 1970 (UTC).</summary>
    public static implicit operator SqlValue((string Name, DateTimeOffset? Value) value) =>
        new(value.Name, DbType.Int64, value.Value?.ToUnixTimeMilliseconds());

    /// <summary>As milliseconds.</summary>
    public static implicit operator SqlValue((string Name, TimeSpan Value) value) =>
        new(value.Name, DbType.Int64, (long)value.Value.TotalMilliseconds);
}
