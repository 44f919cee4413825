-- Roles between customer and admin.
ALTER TYPE "role" ADD VALUE 'viewer' BEFORE 'admin';
ALTER TYPE "role" ADD VALUE 'merchandiser' BEFORE 'admin';
ALTER TYPE "role" ADD VALUE 'analyst' BEFORE 'admin';
