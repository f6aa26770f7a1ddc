using Npgsql;
using NpgsqlTypes;

namespace Fluxa.Recovery.Storing;

/// <summary>Parameters as columns of a batch: one array each, in the order of the statement.</summary>
internal static class Columns
{
    public static void AddTexts<TRow>(this NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows, Func<TRow, string?> value) =>
        parameters.AddArray(rows, value, NpgsqlDbType.Text);

    public static void AddIds<TRow>(this NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows, Func<TRow, Guid?> value) =>
        parameters.AddArray(rows, value, NpgsqlDbType.Uuid);

    public static void AddTimes<TRow>(this NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows, Func<TRow, DateTimeOffset> value) =>
        parameters.AddArray(rows, row => value(row).UtcDateTime, NpgsqlDbType.TimestampTz);

    public static void AddNumbers<TRow>(this NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows, Func<TRow, int> value) =>
        parameters.AddArray(rows, value, NpgsqlDbType.Integer);

    public static void AddLongs<TRow>(this NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows, Func<TRow, long?> value) =>
        parameters.AddArray(rows, value, NpgsqlDbType.Bigint);

    public static void AddBytes<TRow>(this NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows, Func<TRow, byte[]?> value) =>
        parameters.AddArray(rows, value, NpgsqlDbType.Bytea);

    public static void AddText(this NpgsqlParameterCollection parameters, string? value) => parameters.AddOne(value, NpgsqlDbType.Text);

    public static void AddId(this NpgsqlParameterCollection parameters, Guid? value) => parameters.AddOne(value, NpgsqlDbType.Uuid);

    public static void AddNumber(this NpgsqlParameterCollection parameters, int? value) => parameters.AddOne(value, NpgsqlDbType.Integer);

    public static void AddLong(this NpgsqlParameterCollection parameters, long? value) => parameters.AddOne(value, NpgsqlDbType.Bigint);

    public static void AddTime(this NpgsqlParameterCollection parameters, DateTimeOffset? value) => parameters.AddOne(value?.UtcDateTime, NpgsqlDbType.TimestampTz);

    public static void AddFlag(this NpgsqlParameterCollection parameters, bool value) => parameters.AddOne(value, NpgsqlDbType.Boolean);

    public static void AddBinary(this NpgsqlParameterCollection parameters, byte[]? value) => parameters.AddOne(value, NpgsqlDbType.Bytea);

    private static void AddArray<TRow, TValue>(this NpgsqlParameterCollection parameters, IReadOnlyList<TRow> rows, Func<TRow, TValue> value, NpgsqlDbType type)
    {
        var values = new TValue[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            values[row] = value(rows[row]);
        }

        parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private static void AddOne<TValue>(this NpgsqlParameterCollection parameters, TValue value, NpgsqlDbType type) =>
        parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = type });
}
